// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Whether Dovecot can watch the mailbox of each idle client, all of them as one user (inotify(7)). */
public record InotifyCheck(Host host) implements Check {

    /** What chatmail-relay.conf for sysctl(8) sets. */
    public static final long WANTED = 65_536;

    private static final int DIGITS = 32;

    private static final String FILE = "/proc/sys/fs/inotify/max_user_instances";

    @Override
    public String name() {
        return "inotify";
    }

    @Override
    public List<Outcome> run() throws IOException {
        long limit = limit();
        return List.of(
                limit >= WANTED
                        ? Outcome.ok(limit + " clients can be idle at once")
                        : Outcome.warn(
                                "the clients beyond " + limit + " that are idle at once hear late of new mail",
                                "sysctl -w fs.inotify.max_user_instances=" + WANTED
                                        + "; for a container that is done outside"));
    }

    /** In one read: the kernel gives a second one nothing, and a file that says it is empty is read by single octets. */
    private long limit() throws IOException {
        try (var file = Files.newInputStream(host.at(FILE))) {
            return Long.parseLong(new String(file.readNBytes(DIGITS), US_ASCII).strip());
        }
    }
}
