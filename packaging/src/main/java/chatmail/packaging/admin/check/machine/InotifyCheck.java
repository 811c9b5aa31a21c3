// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

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

    private static final String FILE = "/proc/sys/fs/inotify/max_user_instances";

    @Override
    public String name() {
        return "inotify";
    }

    @Override
    public List<Outcome> run() throws IOException {
        long limit = Long.parseLong(Files.readString(host.at(FILE)).strip());
        return List.of(
                limit >= WANTED
                        ? Outcome.ok(limit + " clients can be idle at once")
                        : Outcome.warn(
                                "the clients beyond " + limit + " that are idle at once hear late of new mail",
                                "sysctl -w fs.inotify.max_user_instances=" + WANTED
                                        + "; for a container that is done outside"));
    }
}
