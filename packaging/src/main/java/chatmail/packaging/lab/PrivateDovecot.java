// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Debian's Dovecot with private configuration, 2.3 or 2.4. */
final class PrivateDovecot {

    private final Layout layout;
    private final int imapsPort;
    private final DaemonProcess process;

    PrivateDovecot(Layout layout, int imapsPort) {
        this.layout = layout;
        this.imapsPort = imapsPort;
        // It writes to dovecot.log itself; this catches what it says before it has read where.
        this.process = new DaemonProcess(
                "dovecot",
                List.of(
                        "/usr/sbin/dovecot",
                        "-F",
                        "-c",
                        layout.dovecotConfig().resolve("dovecot.conf").toString()),
                layout.logs().resolve("dovecot-start.log"),
                output -> isServing());
    }

    /** Writes the configuration: our drop-ins from the tree, and around them what makes it private. */
    void configure(Templates templates) throws IOException {
        var version = version();
        var shared = layout.tree().resolve("share/dovecot").resolve(version);
        for (var dropIn : List.of("05-chatmail-auth.conf", "99-chatmail.conf")) {
            templates.fill(shared.resolve(dropIn), layout.dovecotConfig().resolve(dropIn));
        }
        Files.writeString(
                layout.dovecotConfig().resolve("dovecot.conf"), templates.fillOwn("dovecot-" + version + ".conf"));
    }

    DaemonProcess process() {
        return process;
    }

    private boolean isServing() throws IOException {
        return Files.exists(layout.postfixSockets().resolve("auth"))
                && Files.exists(layout.postfixSockets().resolve("dovecot-lmtp"))
                && Ports.isListening(imapsPort);
    }

    /** The syntax of the configuration changed between these two, and Debian 12 and 13 have one each. */
    private static String version() throws IOException {
        var version = Commands.run(List.of("/usr/sbin/dovecot", "--version"));
        for (var known : List.of("2.3", "2.4")) {
            if (version.startsWith(known + ".")) {
                return known;
            }
        }
        throw new IOException("dovecot " + version.strip() + " (expected: 2.3 or 2.4)");
    }
}
