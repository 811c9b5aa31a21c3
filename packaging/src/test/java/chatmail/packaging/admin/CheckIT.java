// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files that Debian ships after setup, broken in one place after the other. Nothing runs there. */
class CheckIT {

    private static final String DOMAIN = "chat.example.org";
    private static final String INI = "/etc/chatmail/chatmail.ini";

    @TempDir
    private Path directory;

    private StockHost host;
    private NameServer dns;
    private List<String> seen = List.of();

    @BeforeEach
    void theRelayIsSetUp() throws IOException {
        host = StockHost.fresh(directory, userland());
        dns = new NameServer();
        assertThat(host.run("setup", DOMAIN).status()).isZero();
        host.write(INI, host.read(INI).replace("#dns_servers =", "dns_servers = " + dns.address()));
    }

    @AfterEach
    void close() {
        if (dns != null) {
            dns.close();
        }
    }

    Userland userland() throws IOException {
        return Userland.ofThisMachine();
    }

    private void look() {
        var outcome = host.run("check");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isEqualTo(1);
        seen = outcome.out().lines().toList();
        assertThat(seen).allMatch(line -> line.matches("(ok  |warn|FAIL) [^:]+: .*"));
    }

    /** The lines about one thing. */
    private List<String> lines(String name) {
        return seen.stream()
                .filter(line -> line.substring(5).startsWith(name + ": "))
                .toList();
    }

    @Test
    void whatSetupWroteIsGood() {
        look();
        assertThat(lines("config")).containsExactly("ok   config: " + INI + " is for " + DOMAIN);
        assertThat(lines("users")).containsExactly("ok   users: vmail, chatmail and postfix are there");
        assertThat(lines("setup")).containsExactly("ok   setup: Postfix and Dovecot are wired for " + DOMAIN);
        assertThat(lines("Postfix settings")).allMatch(line -> line.startsWith("ok "));
        assertThat(lines("Dovecot settings")).containsExactly("ok   Dovecot settings: those of the relay are in force");
        assertThat(lines("certificate"))
                .singleElement()
                .asString()
                .startsWith("warn certificate: it vouches for itself");
        assertThat(lines("DKIM key")).containsExactly("ok   DKIM key: the milter signs with chatmail");
    }

    @Test
    void aSettingThatSomebodyChangedIsDrift() throws IOException {
        var main = host.read("/etc/postfix/main.cf");
        host.write(
                "/etc/postfix/main.cf",
                main.replace("milter_default_action = tempfail", "milter_default_action = accept"));
        look();
        assertThat(lines("setup"))
                .containsExactly("FAIL setup: /etc/postfix/main.cf is not as setup writes it; to do: chatmailctl setup "
                        + DOMAIN + " --dry-run shows the difference, chatmailctl setup " + DOMAIN + " ends it");
    }

    @Test
    void aFileOfOursThatIsGoneIsDrift() throws IOException {
        Files.delete(host.at("/etc/chatmail/login_map"));
        look();
        assertThat(lines("setup")).singleElement().asString().startsWith("FAIL setup: /etc/chatmail/login_map ");
    }

    @Test
    void aFileThatDovecotReadsLaterMayOverrideOurs() throws IOException {
        host.write("/etc/dovecot/conf.d/99-zz-local.conf", "first_valid_uid = 1\n");
        look();
        assertThat(lines("setup")).allMatch(line -> line.startsWith("ok "));
        assertThat(lines("Dovecot settings"))
                .singleElement()
                .asString()
                .startsWith("FAIL Dovecot settings: first_valid_uid is \"1\" instead of \"995\"");
    }

    @Test
    void thePostfixThatIsThereSaysWhereItsQueueIs() throws IOException {
        host.write("/etc/postfix/main.cf", host.read("/etc/postfix/main.cf") + "queue_directory = /srv/$mail_name\n");
        look();
        assertThat(lines("socket /srv/Postfix/chatmail/incoming.sock")).hasSize(1);
        assertThat(lines("socket /srv/Postfix/private/auth")).hasSize(1);
        assertThat(lines("disk /srv/Postfix")).hasSize(1);
    }

    @Test
    void theKeyInDnsHasToBeTheOneThatSigns() throws IOException {
        look();
        assertThat(lines("DKIM record chatmail")).singleElement().asString().contains("FAIL", "there is none at");
        for (var key : keys()) {
            dns.publish(key.name(DOMAIN), key.record());
        }
        look();
        assertThat(lines("DKIM record chatmail")).singleElement().asString().startsWith("ok ");
        dns.publish("chatmail._domainkey." + DOMAIN, keys().get(0).record().replace("p=", "p=AAAA"));
        look();
        assertThat(lines("DKIM record chatmail")).singleElement().asString().contains("FAIL", "is not that of the key");
        dns.failAt("chatmail._domainkey." + DOMAIN);
        look();
        assertThat(lines("DKIM record chatmail")).singleElement().asString().contains("FAIL", "DNS does not tell");
    }

    private List<DkimKey> keys() throws IOException {
        var folder =
                new KeyFolder(new Host(directory, directory, Shell.ofThisMachine()), Path.of("/etc/chatmail/dkim"));
        return folder.keys("chatmail");
    }

    @Test
    void withoutAConfigurationItTellsEachProblemAndLooksAtTheRest() throws IOException {
        host.write(INI, "[params]\nmail_domain = " + DOMAIN + "\nmax_message_size = lots\nusername_min_length = 0\n");
        look();
        assertThat(lines("config")).hasSize(3);
        assertThat(lines("config").get(0))
                .startsWith("FAIL config: ")
                .contains("chatmail.ini:3: max_message_size = lots");
        assertThat(lines("config").get(1)).startsWith("FAIL config: ").contains("chatmail.ini:4: username_min_length");
        Files.delete(host.at(INI));
        look();
        assertThat(lines("config").get(0))
                .contains("FAIL", "there is no such file", "chatmailctl setup DOMAIN makes one");
        assertThat(lines("socket /run/chatmail-doveauth/auth.sock"))
                .singleElement()
                .asString()
                .startsWith("FAIL socket /run/chatmail-doveauth/auth.sock: it is not there; to do: ");
    }

    @Test
    void withoutTheUsersItSaysSoAndGoesOn() throws IOException {
        host.write("/etc/passwd", "root:x:0:0::/:\n");
        look();
        assertThat(lines("users")).hasSize(3).allMatch(line -> line.startsWith("FAIL users: "));
        assertThat(lines("setup")).isNotEmpty().allMatch(line -> line.startsWith("FAIL setup: "));
    }

    @Test
    void itTakesNoMoreWords() {
        assertThat(host.run("check", "everything").status()).isEqualTo(64);
    }
}
