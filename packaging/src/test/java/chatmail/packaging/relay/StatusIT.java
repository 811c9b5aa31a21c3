// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.ConfigReader;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.admin.status.StatusCommand;
import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.lab.PrivateRelay;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code chatmailctl status} tells what a relay has done, and who does not answer. */
@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class StatusIT {

    private final PrivateRelay relay;

    StatusIT(PrivateRelay relay) {
        this.relay = relay;
    }

    private List<String> status() throws Exception {
        var file = relay.directory().resolve("chatmail.ini");
        var host = new Host(Path.of("/"), relay.directory().resolve("tree"), Shell.ofThisMachine());
        var printed = new ByteArrayOutputStream();
        var command = new StatusCommand(host, ConfigReader.read(file), file, new PrintStream(printed, true, UTF_8));
        assertThat(command.run()).isZero();
        return printed.toString(UTF_8).lines().toList();
    }

    private static String line(List<String> lines, String title) {
        var width = 19;
        return lines.stream()
                .filter(line -> line.length() > width
                        && line.substring(0, width).strip().equals(title))
                .map(line -> line.substring(width))
                .findFirst()
                .orElse("(none)");
    }

    @Test
    void theFiguresAreThereAndNameNobody(MailClient client, Encrypted encrypted) throws Exception {
        var alice = Account.random(relay.domain());
        try (var inbox = client.login(alice)) {
            assertThat(client.send(
                                    alice,
                                    alice.address(),
                                    Messages.encrypted(alice.address(), alice.address(), encrypted.armor()))
                            .isAccepted())
                    .isTrue();
            assertThat(client.send(alice, alice.address(), Messages.plain(alice.address(), alice.address(), "hello"))
                            .code())
                    .isEqualTo(523);
            inbox.awaitMessage(1);
        }
        relay.expirer("sweep");
        var lines = status();
        assertThat(line(lines, "relay")).isEqualTo(relay.domain());
        assertThat(line(lines, "creation")).startsWith("on, ");
        assertThat(line(lines, "accounts")).startsWith("1   active in 1 d: 1   10 d: 1");
        assertThat(line(lines, "messages")).startsWith("1, ");
        assertThat(line(lines, "last sweep")).endsWith(" s ago");
        assertThat(line(lines, "outgoing")).isEqualTo("accepted 1   refused 1");
        assertThat(line(lines, "refused for")).isEqualTo("encryption-needed 1");
        assertThat(line(lines, "logins")).contains("created 1", "known ");
        assertThat(line(lines, "new accounts")).isEqualTo("1   refused: none");
        assertThat(line(lines, "push")).isEqualTo("none   waiting: 0");
        assertThat(String.join("\n", lines)).doesNotContain("@");
        assertThat(lines).hasSizeLessThan(25);
    }

    @Test
    void aDaemonThatDoesNotAnswerIsALineAndTheRestIsThere() throws Exception {
        relay.milter().stop();
        Files.createFile(relay.nocreateFile());
        try {
            var lines = status();
            assertThat(line(lines, "milter"))
                    .startsWith("does not answer: Connection refused; to do: systemctl status chatmail-milter");
            assertThat(line(lines, "doveauth")).startsWith("answers");
            assertThat(line(lines, "creation")).startsWith("off, while " + relay.nocreateFile());
        } finally {
            Files.delete(relay.nocreateFile());
            relay.milter().start();
            relay.milter().awaitReady();
        }
    }
}
