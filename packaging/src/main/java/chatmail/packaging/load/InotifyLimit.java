// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many inotify instances Linux grants a user, 128 by default. Dovecot has one for each client in IDLE; with none it
 * looks for mail now and then only, and everybody hears late.
 */
final class InotifyLimit {

    private static final Path SETTING = Path.of("/proc/sys/fs/inotify/max_user_instances");

    private static final int MAX_DIGITS = 20;

    private InotifyLimit() {}

    /** Raises it on the whole machine, if it is too low, until the work is done or somebody else changes it. */
    static void allow(int instances, Workplace place, PrintStream out) throws IOException {
        var before = read();
        if (Integer.parseInt(before) >= instances) {
            return;
        }
        var ours = Integer.toString(instances);
        out.println("fs.inotify.max_user_instances is " + before
                + " on this machine, too low for so many clients; it is " + ours + " until the end.");
        place.begin(() -> Files.writeString(SETTING, ours), () -> {
            if (read().equals(ours)) {
                Files.writeString(SETTING, before);
            }
        });
    }

    /** In one piece: from a second read Linux gives nothing, and {@link Files#readString} begins with a single octet. */
    private static String read() throws IOException {
        try (var in = Files.newInputStream(SETTING)) {
            return new String(in.readNBytes(MAX_DIGITS), US_ASCII).strip();
        }
    }
}
