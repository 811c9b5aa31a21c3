// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Room for files, by their size and by their number.
 *
 * @param directory as the running system sees it
 * @param least octets that have to be free
 * @param why what happens with less, a clause
 */
public record DiskCheck(Host host, Path directory, long least, String why) implements Check {

    private static final double MEGA = 1e6;

    /** A file system that keeps no count says 0. */
    private static final long FEW_FILES = 10_000;

    @Override
    public String name() {
        return "disk " + directory;
    }

    @Override
    public List<Outcome> run() throws IOException {
        var place = nearest(directory);
        var room = "make room: df -h " + directory + "; chatmail-expirer report tells what is stored";
        long free = place.toFile().getUsableSpace();
        if (free < least) {
            return List.of(
                    Outcome.fail("only " + megabytes(free) + " are free of " + megabytes(least) + ": " + why, room));
        }
        var inodes = host.run("stat", "--file-system", "--format=%c %d", place.toString());
        var counts = inodes.text().split(" ", -1);
        if (inodes.good() && counts.length == 2 && Long.parseLong(counts[0]) > 0) {
            long files = Long.parseLong(counts[1]);
            if (files < FEW_FILES) {
                return List.of(Outcome.fail(
                        "only " + files + " more files can be made, and each message is one",
                        "df -i " + directory + "; a file system with more inodes"));
            }
        }
        return List.of(
                free / 2 < least
                        ? Outcome.warn(megabytes(free) + " are free; below " + megabytes(least) + ' ' + why, room)
                        : Outcome.ok(megabytes(free) + " are free"));
    }

    /** The first login makes the directory. */
    private Path nearest(Path path) {
        var place = path;
        while (!Files.exists(host.at(place)) && place.getParent() != null) {
            place = place.getParent();
        }
        return host.at(place);
    }

    private static String megabytes(long octets) {
        return String.format(Locale.ROOT, "%,.0f MB", octets / MEGA);
    }
}
