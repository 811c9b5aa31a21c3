// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.files.FileChange;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the running services take up what was written. That this is due is on the disk, for a crash in between. */
final class Services {

    static final String MARK = "/var/lib/chatmail/setup/reload-due";

    private static final List<String> RELOAD_UNITS = List.of("systemctl", "daemon-reload");
    private static final List<List<String>> BY_SYSTEMD = List.of(
            List.of("systemctl", "restart", "chatmail-doveauth.service", "chatmail-milter.service"),
            List.of("systemctl", "start", "chatmail-expirer.timer"));
    private static final List<String> WATCH = List.of("systemctl", "enable", "--now", SystemdFiles.CERTIFICATE_WATCH);
    private static final List<String> WATCH_NO_MORE =
            List.of("systemctl", "disable", "--now", SystemdFiles.CERTIFICATE_WATCH);

    /** What has to be told of a unit before its file goes: one that is left without what it starts has failed. */
    private static final Map<String, List<String>> LAST_WORDS =
            Map.of(SystemdFiles.certificateWatch(), WATCH_NO_MORE, MailLog.TIMER, MailLog.STOP_TIMER);

    /**
     * Not reloaded: the master process of Dovecot 2.3 crashes when a reload takes services away (2.3.19, SIGSEGV), and
     * Postfix takes up {@code inet_protocols} at a start only.
     */
    private static final List<List<String>> RESTART =
            List.of(List.of("postfix", "check"), List.of("systemctl", "restart", "postfix", "dovecot"));

    private static final List<List<String>> RELOAD_NGINX =
            List.of(List.of("nginx", "-t", "-q"), List.of("systemctl", "reload-or-restart", "nginx"));

    /** What the mark says when nginx is meant as well. */
    private static final String NGINX = "nginx";

    private final Host host;
    private final PrintStream out;
    private final PrintStream err;

    Services(Host host, PrintStream out, PrintStream err) {
        this.host = host;
        this.out = out;
        this.err = err;
    }

    /** @param nginx whether it has to be told as well */
    void due(boolean nginx) throws IOException {
        var text = nginx || isNginxDue() ? NGINX : "";
        Disk.make(mark(), text.getBytes(US_ASCII), 0600, Optional.empty());
    }

    boolean isDue() {
        return Files.exists(mark());
    }

    /** Before some files change: stops the units that go. */
    void stop(List<FileChange> changes) throws IOException {
        for (var change : changes) {
            var command = LAST_WORDS.get(change.path());
            if (command != null && change.after().isEmpty() && host.hasSystemd()) {
                tell(command);
            }
        }
    }

    private boolean isNginxDue() throws IOException {
        return Disk.read(mark()).filter(text -> text.length > 0).isPresent();
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
                                ? "start chatmail-doveauth and chatmail-milter; have chatmail-expirer run hourly; "
                                : "")
                        + "restart Postfix and Dovecot; nginx -s reload");
            }
            Disk.remove(mark());
            return true;
        }
        var commands = new ArrayList<List<String>>();
        commands.add(RELOAD_UNITS);
        if (ours) {
            commands.addAll(BY_SYSTEMD);
        }
        if (ours && Files.exists(host.at(SystemdFiles.certificateWatch()))) {
            commands.add(WATCH);
        }
        if (ours) {
            commands.add(MailLog.TAKE_UP);
        }
        commands.addAll(RESTART);
        if (!ours) {
            commands.addAll(MailLog.FORGET);
        }
        if (isNginxDue()) {
            commands.addAll(RELOAD_NGINX);
        }
        for (var command : commands) {
            if (!tell(command)) {
                err.println("chatmailctl: the files are written; mend this, then the same command again goes on here");
                return false;
            }
        }
        Disk.remove(mark());
        return true;
    }

    private boolean tell(List<String> command) throws IOException {
        var outcome = host.run(command);
        if (outcome.good()) {
            out.println("done: " + String.join(" ", command));
        } else {
            err.println("chatmailctl: " + String.join(" ", command) + ": " + outcome.text());
        }
        return outcome.good();
    }

    private Path mark() {
        return host.at(MARK);
    }
}
