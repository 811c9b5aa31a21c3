// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.dkim.PrivateKeyText;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files that Debian ships, with the machine's own postconf and doveconf to read what comes out. */
class SetupIT {

    private static final String DOMAIN = "chat.example.org";
    private static final String INI = "/etc/chatmail/chatmail.ini";
    private static final String MASTER = "/etc/postfix/master.cf";

    private static final String WATCH = "/etc/systemd/system/chatmail-certificate.path";

    @TempDir
    private Path directory;

    private StockHost host;

    @BeforeEach
    void debianIsFresh() throws IOException {
        host = StockHost.fresh(directory, userland());
    }

    Userland userland() throws IOException {
        return Userland.ofThisMachine();
    }

    private void setUp() {
        assertThat(host.run("setup", DOMAIN).status()).isZero();
    }

    private String postconf(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add("/usr/sbin/postconf");
        command.add("-c");
        command.add(host.at("/etc/postfix").toString());
        command.addAll(List.of(arguments));
        return host.ask(command.toArray(String[]::new));
    }

    private String doveconf(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add("/usr/bin/doveconf");
        command.add("-c");
        command.add(host.at("/etc/dovecot/dovecot.conf").toString());
        command.addAll(List.of(arguments));
        return host.ask(command.toArray(String[]::new));
    }

    @Test
    void aDryRunShowsTheDifferenceAndChangesNothing() throws IOException {
        var before = host.files("/");
        var outcome = host.run("setup", DOMAIN, "--dry-run");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out())
                .contains("--- /etc/postfix/main.cf", "-myhostname = old.example", "+myhostname = " + DOMAIN)
                .contains("+++ /etc/dovecot/conf.d/99-chatmail.conf", "+++ " + INI, "makes /etc/chatmail/dkim")
                .endsWith("dry run: nothing was changed\n");
        assertThat(host.files("/")).isEqualTo(before);
    }

    @Test
    void postfixAndDovecotReadWhatItWrites() throws IOException {
        setUp();
        assertThat(postconf("-h", "mydestination", "smtpd_tls_cert_file"))
                .isEqualTo("0 " + DOMAIN + "\n/etc/chatmail/tls/certificate.pem");
        assertThat(postconf("-M", "submissions/inet")).startsWith("0 ").contains("smtpd_tls_wrappermode=yes");
        assertThat(postconf("-n")).doesNotContain("warning: ");
        assertThat(doveconf("-n"))
                .startsWith("0 ")
                .contains("/etc/chatmail/dovecot-auth.lua")
                .doesNotContain("Warning: ");
        assertThat(host.read("/etc/chatmail/dovecot-auth.lua")).contains("\"/run/chatmail-doveauth/auth.sock\"");
        assertThat(host.read(INI)).contains("mail_domain = " + DOMAIN);
    }

    @Test
    void theLimitsAreThoseOfTheConfiguration() throws IOException {
        setUp();
        assertThat(doveconf("-n")).doesNotContain("imap_zlib").doesNotContain("\"COMPRESS=DEFLATE\" = yes");
        host.write(
                INI,
                host.read(INI) + "max_imap_connections = 77\nmax_smtp_connections = 33\n"
                        + "disable_ipv6 = true\nimap_compress = true\n");
        setUp();
        assertThat(postconf("-M", "submissions/inet")).containsPattern(" 33 +smtpd ");
        assertThat(postconf("-h", "inet_protocols")).isEqualTo("0 ipv4");
        assertThat(doveconf("-h", "listen")).isEqualTo("0 *");
        assertThat(doveconf("-n"))
                .contains("process_limit = 77")
                .containsAnyOf("imap_zlib", "\"COMPRESS=DEFLATE\" = yes");
    }

    @Test
    void postfixAndDovecotLogToMemoryWhereverDebianRunsThem() throws IOException {
        var before = host.files("/etc/systemd");
        setUp();
        for (var unit : new String[] {"postfix", "postfix@-", "dovecot"}) {
            assertThat(host.read("/etc/systemd/system/" + unit + ".service.d/chatmail-log.conf"))
                    .contains("\nLogNamespace=chatmail\n");
        }
        assertThat(host.read("/etc/systemd/journald@chatmail.conf"))
                .contains("Storage=volatile", "MaxRetentionSec=23h");
        assertThat(host.run("setup", "--undo").status()).isZero();
        assertThat(host.files("/etc/systemd")).isEqualTo(before);
    }

    @Test
    void theKeysAreForTheMilterAlone() throws IOException {
        setUp();
        for (var name : new String[] {"chatmail", "chatmail-ed25519"}) {
            var file = host.at("/etc/chatmail/dkim/" + name + ".private");
            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(994);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PrivateKeyText.parse(name, Files.readAllBytes(file)).value())
                    .isPresent();
        }
    }

    @Test
    void theWebPagesAreOfTheConfigurationAndFollowIt() throws IOException {
        setUp();
        var info = "/var/lib/chatmail/www/info.html";
        assertThat(host.read(info)).contains(DOMAIN, "20\u00a0days");
        host.write(INI, host.read(INI) + "delete_mails_after = 11\n");
        assertThat(host.run("setup", DOMAIN).out()).contains("makes /var/lib/chatmail/www: the web pages\n");
        assertThat(host.read(info)).contains("11\u00a0days");

        host.write(info, "changed");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.err()).contains(info, "www_folder");
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(host.read(info)).isEqualTo("changed");
    }

    @Test
    void aSecondTimeThereIsNothingToDo() throws IOException {
        setUp();
        var before = host.files("/");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).isEqualTo("nothing to change: " + DOMAIN + " is set up\n");
        assertThat(host.files("/")).isEqualTo(before);
    }

    @Test
    void undoneItLeavesEachOctetOfOthersAsItWasAndKeysAndConfigurationThere() throws IOException {
        String[] others = {"/etc/postfix", "/etc/dovecot", "/etc/nginx"};
        var before = host.files(others);
        setUp();
        assertThat(host.run("setup", "--undo", "--dry-run").out()).endsWith("nothing was changed\n");
        assertThat(host.files(others)).isNotEqualTo(before);
        assertThat(host.run("setup", "--undo").status()).isZero();
        assertThat(host.files(others)).isEqualTo(before);
        assertThat(host.files("/etc/chatmail").keySet())
                .containsExactlyInAnyOrder(
                        "etc/chatmail/chatmail.ini",
                        "etc/chatmail/dkim/chatmail.private",
                        "etc/chatmail/dkim/chatmail-ed25519.private",
                        "etc/chatmail/tls_policy",
                        "etc/chatmail/tls/certificate.pem",
                        "etc/chatmail/tls/key.pem");
        assertThat(host.run("setup", "--undo").out()).isEqualTo("nothing to undo\n");
    }

    @Test
    void whatTheAdministratorAddedSinceOutlastsUndo() throws IOException {
        var before = host.read(MASTER);
        setUp();
        var mine = "other unix - - y - - smtp\n";
        host.write(MASTER, host.read(MASTER) + mine);
        assertThat(host.run("setup", DOMAIN).out()).startsWith("nothing to change");
        assertThat(host.run("setup", "--undo").status()).isZero();
        assertThat(host.read(MASTER)).isEqualTo(before + mine);
    }

    @Test
    void aSubmissionServiceOfTheAdministratorIsLeftAloneUnlessForced() throws IOException {
        host.write(MASTER, host.read(MASTER) + "smtps inet n - y - - smtpd\n  -o syslog_name=mine\n");
        var before = host.files("/");
        var others = host.files("/etc/postfix", "/etc/dovecot");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.err()).startsWith(MASTER + ":").contains(": smtps inet n - y - - smtpd (expected: ");
        assertThat(host.files("/")).isEqualTo(before);

        assertThat(host.run("setup", DOMAIN, "--force").status()).isZero();
        assertThat(postconf("-M")).doesNotContain("mine");
        assertThat(host.run("setup", "--undo").status()).isZero();
        assertThat(host.files("/etc/postfix", "/etc/dovecot")).isEqualTo(others);
    }

    @Test
    void aFileOfOursThatSomebodyChangedIsNotOverwrittenUnlessForced() throws IOException {
        setUp();
        var table = "/etc/chatmail/lmtp_header_cleanup";
        var ours = host.read(table);
        host.write(table, ours + "/^X-Mine:/ IGNORE\n");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.err()).contains(table + ": is not as setup wrote it");
        assertThat(host.run("setup", DOMAIN, "--force").status()).isZero();
        assertThat(host.read(table)).isEqualTo(ours);
    }

    @Test
    void aCertificateFromElsewhereIsServedAfterTheNextSetup() throws IOException {
        setUp();
        var ini = host.read(INI);
        host.write(INI, ini.replace("#tls_external_cert_and_key =", "tls_external_cert_and_key = /a/chain /a/key"));
        assertThat(host.run("setup", DOMAIN).err()).contains("there is no file /a/chain", "there is no file /a/key");
        host.write("/a/chain", host.read("/etc/chatmail/tls/certificate.pem"));
        host.write("/a/key", host.read("/etc/chatmail/tls/key.pem"));
        setUp();
        assertThat(postconf("-h", "smtpd_tls_cert_file", "smtpd_tls_key_file")).isEqualTo("0 /a/chain\n/a/key");
        assertThat(doveconf("-n", "-P")).contains("/a/chain", "/a/key");
        assertThat(host.read(WATCH)).contains("PathChanged=/a/chain\nPathChanged=/a\nPathChanged=/a/key\n");
        host.write("/a/key", "of another one");
        assertThat(host.run("setup", DOMAIN, "--dry-run").out())
                .contains("note: tls_external_cert_and_key: /a/key holds no private key");
        host.write(INI, ini);
        setUp();
        assertThat(host.at(WATCH)).doesNotExist();
        assertThat(postconf("-h", "smtpd_tls_cert_file")).isEqualTo("0 /etc/chatmail/tls/certificate.pem");
    }

    @Test
    void mailboxesElsewhereAreMadeAndTheDaemonsMayWriteThem() throws IOException {
        host.write(INI, "[params]\nmail_domain = " + DOMAIN + "\nmailboxes_dir = /srv/mail\n");
        setUp();
        for (var daemon : new String[] {"doveauth", "expirer", "milter"}) {
            assertThat(host.read("/etc/systemd/system/chatmail-" + daemon + ".service.d/mailboxes.conf"))
                    .contains("ReadWritePaths=/srv/mail\n");
        }
        assertThat(Files.getAttribute(host.at("/srv/mail"), "unix:uid")).isEqualTo(995);
        assertThat(host.run("setup", "--undo").status()).isZero();
        assertThat(host.files("/etc/systemd")).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Files.delete(host.at("/etc/postfix/main.cf"));
        Files.delete(host.at("/etc/dovecot/dovecot.conf"));
        host.write("/etc/passwd", "postfix:x:101:102::/:\n");
        host.write(INI, "[params]\nmail_domain = " + DOMAIN + "\nmax_message_size = lots\n");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.err())
                .contains("no user vmail", "no user chatmail", "main.cf", "dovecot.conf")
                .contains("chatmail.ini:3: max_message_size = lots (expected: ");
    }

    @Test
    void anotherDomainThanThatOfTheConfigurationIsRefused() throws IOException {
        host.write(INI, "[params]\nmail_domain = other.example\n");
        assertThat(host.run("setup", DOMAIN).err()).contains("mail_domain = other.example (expected: " + DOMAIN);
    }

    @Test
    void theCommandLineIsChecked() {
        assertThat(host.run("setup").status()).isEqualTo(64);
        assertThat(host.run("setup", "nodomain").status()).isEqualTo(64);
        assertThat(host.run("setup", "192.0.2.1").status()).isEqualTo(64);
        assertThat(host.run("setup", "--undo", DOMAIN).status()).isEqualTo(64);
    }
}
