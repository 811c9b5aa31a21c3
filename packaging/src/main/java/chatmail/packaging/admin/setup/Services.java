// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Has the running services take up what was written. That this is due is on the disk, for a crash in between. */
final class Services {

    private static final String MARK = "/var/lib/chatmail/setup/reload-due";

    private static final List<List<String>> BY_SYSTEMD = List.of(
            List.of("systemctl", "start", "chatmail-doveauth.service", "chatmail-milter.service"),
            List.of("systemctl", "start", "chatmail-expirer.timer"));

    /**
     * Not reloaded: the master process of Dovecot 2.3 crashes when a reload takes services away (2.3.19, SIGSEGV), and
     * Postfix takes up {@code inet_protocols} at a start only.
     */
    private static final List<List<String>> RESTART =
            List.of(List.of("postfix", "check"), List.of("systemctl", "restart", "postfix", "dovecot"));

    private final Host host;
    private final PrintStream out;
    private final PrintStream err;

    Services(Host host, PrintStream out, PrintStream err) {
        this.host = host;
        this.out = out;
        this.err = err;
    }

    void due() throws IOException {
        Disk.make(mark(), new byte[0], 0600, Optional.empty());
    }

    boolean isDue() {
        return Files.exists(mark());
    }

    /** After setup; returns whether all of them did. */
    boolean start() throws IOException {
        return tell(true);
    }

    /** After it was undone. */
    boolean restart() throws IOException {
        return tell(false);
    }

    private boolean tell(boolean ours) throws IOException {
        if (!host.hasSystemd()) {
            if (host.isRunning()) {
                out.println("Here is no systemd. To do by hand:");
                out.println("  "
                        + (ours
                                ? "start chatmail-doveauth and chatmail-milter; have chatmail-expirer run" + " hourly; "
                                : "")
                        + "postfix reload; doveadm reload");
            }
            Disk.remove(mark());
            return true;
        }
        var commands = new ArrayList<List<String>>(ours ? BY_SYSTEMD : List.of());
        commands.addAll(RESTART);
        for (var command : commands) {
            var outcome = host.run(command);
            if (!outcome.good()) {
                err.println("chatmailctl: " + String.join(" ", command) + ": " + outcome.text());
                err.println("chatmailctl: the files are written; mend this, then the same command again goes on here");
                return false;
            }
            out.println("done: " + String.join(" ", command));
        }
        Disk.remove(mark());
        return true;
    }

    private Path mark() {
        return host.at(MARK);
    }
}
