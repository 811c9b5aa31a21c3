// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's Dovecot with private configuration, 2.3 or 2.4. */
public final class PrivateDovecot {

    private static final String PROGRAM = "/usr/sbin/dovecot";

    private final Layout layout;
    private final int imapsPort;
    private final Userland userland;
    private final DaemonProcess process;

    PrivateDovecot(Layout layout, int imapsPort, Userland userland) {
        this.layout = layout;
        this.imapsPort = imapsPort;
        this.userland = userland;
        // It writes to dovecot.log itself; this catches what it says before it has read where.
        this.process = new DaemonProcess(
                "dovecot",
                userland.command(List.of(PROGRAM, "-F", "-c", configFile().toString())),
                layout.logs().resolve("dovecot-start.log"),
                output -> isServing());
    }

    /**
     * Writes the configuration: what Debian installs, among it our drop-ins from the tree, as an administrator would
     * have them, and what makes it private in the file that is read last.
     */
    void configure(Templates templates) throws IOException {
        var version = syntax();
        var stock = userland.usr().resolve("share/dovecot");
        var dropIns = layout.dovecotConfig().resolve("conf.d");
        Files.copy(stock.resolve("dovecot.conf"), configFile());
        FileTree.copyReadable(stock.resolve("conf.d"), dropIns);
        withoutTheCertificateOf(dropIns.resolve("10-ssl.conf"));
        var ours = layout.tree().resolve("share/dovecot").resolve(version);
        for (var dropIn : List.of("05-chatmail-auth.conf", "99-chatmail.conf")) {
            templates.fill(ours.resolve(dropIn), dropIns.resolve(dropIn));
        }
        Files.writeString(
                layout.dovecotConfig().resolve("local.conf"), templates.fillOwn("dovecot-" + version + ".conf"));
    }

    /** Debian's package makes one below /etc, and Dovecot insists on its being there, even when another is used. */
    private void withoutTheCertificateOf(Path file) throws IOException {
        var text = Files.readString(file)
                .replace(
                        "/etc/dovecot/private/dovecot.pem", layout.certificate().toString())
                .replace(
                        "/etc/dovecot/private/dovecot.key",
                        layout.certificateKey().toString());
        Files.writeString(file, text);
    }

    /** Runs doveadm(1) and returns what it printed; an exception tells its exit status if that is not 0. */
    public String doveadm(String... arguments) throws IOException {
        var command =
                new ArrayList<>(List.of("/usr/bin/doveadm", "-c", configFile().toString()));
        command.addAll(List.of(arguments));
        return Commands.run(userland.command(command));
    }

    /** Its version number, perhaps with more after it. */
    public String version() throws IOException {
        return Commands.run(userland.command(List.of(PROGRAM, "--version"))).strip();
    }

    /** The socket that Postfix hands mail over to. */
    public Path lmtpSocket() {
        return layout.postfixSockets().resolve("dovecot-lmtp");
    }

    /** Process id of the master. */
    public long pid() {
        return process.pid();
    }

    DaemonProcess process() {
        return process;
    }

    private Path configFile() {
        return layout.dovecotConfig().resolve("dovecot.conf");
    }

    private boolean isServing() throws IOException {
        return Files.exists(layout.postfixSockets().resolve("auth"))
                && Files.exists(lmtpSocket())
                && Ports.isListening(imapsPort);
    }

    /** The syntax of the configuration changed between these two, and Debian 12 and 13 have one each. */
    private String syntax() throws IOException {
        var version = version();
        for (var known : List.of("2.3", "2.4")) {
            if (version.startsWith(known + ".")) {
                return known;
            }
        }
        throw new IOException("dovecot " + version + " (expected: 2.3 or 2.4)");
    }
}
