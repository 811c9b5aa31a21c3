// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs of the host answer, and what is made of it. */
class ServicesTest {

    @TempDir
    private Path root;

    private Host answering(int status, String text) {
        return new Host(root, root, command -> new Shell.Outcome(status, text.getBytes(UTF_8)));
    }

    private static Outcome only(List<Outcome> outcomes) {
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private Outcome unit(String text) throws IOException {
        return only(new UnitCheck(answering(0, text), "chatmail-milter.service").run());
    }

    @Test
    void aUnitThatRunsIsGood() throws IOException {
        assertThat(
                        unit("LoadState=loaded\nActiveState=active\nSubState=running\nResult=success\nUnitFileState=enabled\n")
                                .level())
                .isEqualTo(Level.OK);
    }

    @Test
    void aUnitThatIsStoppedIsAFailureAndItsNameIsInTheCure() throws IOException {
        var outcome =
                unit("LoadState=loaded\nActiveState=inactive\nSubState=dead\nResult=success\nUnitFileState=enabled\n");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).isEqualTo("it is inactive (success)");
        assertThat(outcome.cure()).contains("systemctl start chatmail-milter.service");
    }

    @Test
    void aUnitThatFailsAgainAndAgainIsAFailure() throws IOException {
        var outcome = unit("""
                LoadState=loaded
                ActiveState=activating
                SubState=auto-restart
                Result=exit-code
                UnitFileState=enabled
                """);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.cure()).contains("journalctl --namespace=+chatmail -u chatmail-milter.service");
    }

    @Test
    void aUnitThatIsNotThereAfterTheNextBootIsToldOf() throws IOException {
        var outcome = unit(
                "LoadState=loaded\nActiveState=active\nSubState=running\nResult=success\nUnitFileState=disabled\n");
        assertThat(outcome.level()).isEqualTo(Level.WARN);
        assertThat(outcome.cure()).isEqualTo("systemctl enable chatmail-milter.service");
    }

    @Test
    void aUnitThatNobodyKnowsIsAFailure() throws IOException {
        assertThat(unit("LoadState=not-found\nActiveState=inactive\nSubState=dead\nResult=success\nUnitFileState=\n")
                        .text())
                .isEqualTo("systemd knows none of this name");
    }

    @Test
    void aPostfixThatDoesNotRunIsAFailure() throws IOException {
        assertThat(only(new PostfixRunsCheck(answering(1, "the Postfix mail system is not running")).run())
                        .level())
                .isEqualTo(Level.FAIL);
        assertThat(only(new PostfixRunsCheck(answering(0, "")).run()).level()).isEqualTo(Level.OK);
    }

    private Outcome postfix(String interfaces, String relay, String transport) throws IOException {
        var host = new Host(root, root, command -> {
            var name = command.get(command.size() - 1);
            var value =
                    switch (name) {
                        case "inet_interfaces" -> interfaces;
                        case "relayhost" -> relay;
                        default -> transport;
                    };
            return new Shell.Outcome(0, (value + "\n").getBytes(UTF_8));
        });
        return new PostfixSettingsCheck(host).run().get(0);
    }

    @Test
    void aPostfixThatOthersCannotReachIsAFailure() throws IOException {
        assertThat(postfix("all", "", "smtp").level()).isEqualTo(Level.OK);
        for (var interfaces : new String[] {"loopback-only", "localhost", "127.0.0.1, [::1]"}) {
            assertThat(postfix(interfaces, "", "smtp").level()).as(interfaces).isEqualTo(Level.FAIL);
        }
        assertThat(postfix("127.0.0.1, 192.0.2.1", "", "smtp").level()).isEqualTo(Level.OK);
    }

    @Test
    void aPostfixThatSendsByAnotherWayIsToldOf() throws IOException {
        assertThat(postfix("all", "[smarthost.example]", "smtp").level()).isEqualTo(Level.WARN);
        assertThat(postfix("all", "", "error:local delivery only").level()).isEqualTo(Level.FAIL);
    }

    @Test
    void aSettingThatAnotherFileOverridesIsNamedWithBothValues() throws IOException {
        Files.createDirectories(root.resolve("etc/dovecot/conf.d"));
        Files.writeString(root.resolve("etc/dovecot/conf.d/99-chatmail.conf"), """
                # ours
                protocols = imap lmtp
                mail_home = /mail/%u
                mail_plugins = $mail_plugins quota
                ssl_key = </key
                service imap {
                  extra_groups = x
                  unix_listener a {
                    mode = 0
                  }
                }
                """);
        var outcome = only(new DovecotSettingsCheck(
                        answering(0, "protocols = imap lmtp\nmail_home = /home/%u\nssl_key = # hidden, use -P\n"))
                .run());
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).isEqualTo("mail_home is \"/home/%u\" instead of \"/mail/%u\"");
        assertThat(outcome.cure()).contains("grep -rn mail_home /etc/dovecot");
    }

    private Outcome sweep(String totals) throws IOException {
        Files.createDirectories(root.resolve("mail"));
        Files.writeString(root.resolve("mail/.expirer-totals"), totals);
        var now = Instant.ofEpochSecond(1_000_000);
        return only(new SweepCheck(answering(0, ""), Path.of("/mail"), now).run());
    }

    @Test
    void aSweepThatIsHoursAgoIsAFailure() throws IOException {
        assertThat(sweep("last-run 998800\nold 1 2\n")).isEqualTo(Outcome.ok("20 minutes ago"));
        assertThat(sweep("last-run 982000\n").level()).isEqualTo(Level.FAIL);
        assertThat(sweep("old 1 2\n").level()).isEqualTo(Level.WARN);
        Files.delete(root.resolve("mail/.expirer-totals"));
        assertThat(only(new SweepCheck(answering(0, ""), Path.of("/mail"), Instant.EPOCH).run())
                        .text())
                .startsWith("there was none yet");
    }
}
