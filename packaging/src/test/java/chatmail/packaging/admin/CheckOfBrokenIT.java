// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.dkim.KeyKind;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One thing is broken, and one line more begins with FAIL, that which names it; what follows from it comes after. Nothing
 * runs there but a listener in the milter's place, so other lines fail from the start.
 */
class CheckOfBrokenIT {

    private static final String DOMAIN = "chat.example.org";
    private static final String INI = "/etc/chatmail/chatmail.ini";
    private static final String SOCKET = "/var/spool/postfix/chatmail/incoming.sock";

    @TempDir
    private Path directory;

    private StockHost host;
    private NameServer dns;
    private ServerSocketChannel milter;
    private Set<String> before = Set.of();

    @BeforeEach
    void theRelayIsSetUp() throws IOException {
        host = StockHost.fresh(directory, Userland.ofThisMachine());
        dns = new NameServer();
        assertThat(host.run("setup", DOMAIN).status()).isZero();
        host.write(INI, host.read(INI).replace("#dns_servers =", "dns_servers = " + dns.address()));
        for (var key : keys()) {
            dns.publish(key.name(DOMAIN), key.record());
        }
        dns.publish("_dmarc." + DOMAIN, "v=DMARC1; p=reject; adkim=s; aspf=s");
        milter = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        milter.bind(UnixDomainSocketAddress.of(host.at(SOCKET)));
        Files.setAttribute(host.at(SOCKET), "unix:gid", 102);
        mode("rw-rw----");
        before = failing().stream().map(CheckOfBrokenIT::name).collect(Collectors.toSet());
    }

    @AfterEach
    void close() throws IOException {
        if (dns != null) {
            dns.close();
        }
        if (milter != null) {
            milter.close();
        }
    }

    private List<DkimKey> keys() throws IOException {
        var folder =
                new KeyFolder(new Host(directory, directory, Shell.ofThisMachine()), Path.of("/etc/chatmail/dkim"));
        return folder.keys("chatmail");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(host.at(SOCKET), PosixFilePermissions.fromString(mode));
    }

    private List<String> failing() {
        return host.run("check")
                .out()
                .lines()
                .filter(line -> line.startsWith("FAIL "))
                .toList();
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(": "));
    }

    /** The one line that was not there before. */
    private String news() {
        var news = new LinkedHashSet<>(failing());
        news.removeIf(line -> before.contains(name(line)));
        assertThat(news).hasSize(1);
        var line = news.iterator().next();
        assertThat(line).contains("; to do: ");
        return line;
    }

    @Test
    void theModeOfASocket() throws IOException {
        mode("rw-------");
        assertThat(news())
                .startsWith("FAIL socket " + SOCKET + ": postfix may not connect to ")
                .contains("mode 600");
    }

    @Test
    void aDaemonThatIsGone() throws IOException {
        milter.close();
        assertThat(news())
                .startsWith("FAIL socket " + SOCKET
                        + ": nobody listens: Connection refused; to do: systemctl restart chatmail-milter");
    }

    @Test
    void aMissingRecord() {
        dns.publish("_dmarc." + DOMAIN, "nothing");
        assertThat(news())
                .startsWith("FAIL DNS DMARC: there is none at _dmarc." + DOMAIN)
                .contains("to do: into the zone: _dmarc." + DOMAIN + ". 3600 IN TXT \"v=DMARC1; p=reject;");
    }

    @Test
    void aNameServerThatDoesNotAnswer() {
        dns.failAt("_dmarc." + DOMAIN);
        assertThat(news())
                .startsWith("FAIL DNS DMARC: could not look: DNS does not tell about _dmarc." + DOMAIN)
                .contains("to do: have a name server answer");
    }

    @Test
    void theKeyOfAnother() throws IOException {
        var rsa = keys().stream()
                .filter(key -> key.kind() == KeyKind.RSA)
                .findFirst()
                .orElseThrow();
        dns.publish(rsa.name(DOMAIN), rsa.record().replace("p=", "p=AAAA"));
        assertThat(news())
                .startsWith("FAIL DKIM record chatmail: the one at chatmail._domainkey." + DOMAIN)
                .contains("is not that of the key that signs", "to do: chatmailctl dns prints the line");
    }

    @Test
    void anExpiredCertificate() throws IOException {
        var store = directory.resolve("expired.p12").toString();
        run(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-alias",
                "relay",
                "-keyalg",
                "EC",
                "-startdate",
                "-60d",
                "-validity",
                "30",
                "-dname",
                "CN=" + DOMAIN,
                "-ext",
                "san=dns:" + DOMAIN,
                "-keystore",
                store,
                "-storepass",
                "nothing");
        pem(store, "-nokeys", "certificate.pem");
        pem(store, "-nocerts", "key.pem");
        assertThat(news()).startsWith("FAIL certificate: it expired on ").contains("systemctl reload postfix dovecot");
    }

    private void pem(String store, String what, String file) throws IOException {
        var target = host.at("/etc/chatmail/tls/" + file).toString();
        run("openssl", "pkcs12", "-in", store, "-passin", "pass:nothing", "-nodes", what, "-out", target);
    }

    private static void run(String... command) throws IOException {
        var outcome = Shell.ofThisMachine().run(List.of(command));
        assertThat(outcome.good()).as(outcome.text()).isTrue();
    }

    @Test
    void aFullDisk() throws IOException {
        // To fill one is not a test's business, so it is told to want more than any has.
        host.write(INI, host.read(INI).replaceFirst("#?min_free_disk_space = .*", "min_free_disk_space = 999999999G"));
        assertThat(news())
                .startsWith("FAIL disk /var/lib/chatmail/mail/" + DOMAIN + ": only ")
                .contains("nobody gets a new account; to do: make room: df -h");
    }
}
