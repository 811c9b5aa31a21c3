// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates by openssl: an authority, one below it, and the relay's below that. */
class CertificateInspectionTest {

    private static final String RELAY = "chat.example.org";
    private static final Path CHAIN = Path.of("/tls/chain.pem");
    private static final Path KEY = Path.of("/tls/relay.key");

    @TempDir
    private Path root;

    private Host host;
    private Set<X509Certificate> trusted;

    /** Later than any of them was made. */
    private final Instant now = Instant.now().plusSeconds(60);

    @BeforeEach
    void aGoodCertificate() throws IOException {
        host = new Host(root, root, Shell.ofThisMachine());
        Files.createDirectories(file("tls"));
        request("authority", "authority", "basicConstraints=critical,CA:TRUE", 90);
        request("middle", "authority", "basicConstraints=critical,CA:TRUE", 90);
        request("relay", "middle", "subjectAltName=DNS:" + RELAY + ",DNS:*.example.net", 90);
        trusted = Set.copyOf(new CertificateInspection(host, Set.of()).read(Path.of("/tls/authority.crt")));
        chain("relay", "middle");
    }

    private Path file(String path) {
        return root.resolve(path);
    }

    /** A certificate by another's key, or its own. */
    private void request(String name, String by, String extension, int days) throws IOException {
        var command = new ArrayList<>(List.of("openssl", "req", "-x509", "-newkey", "ec"));
        command.addAll(List.of("-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=" + name));
        command.addAll(List.of("-days", Integer.toString(days), "-addext", extension));
        command.addAll(List.of("-keyout", file("tls/" + name + ".key").toString()));
        command.addAll(List.of("-out", file("tls/" + name + ".crt").toString()));
        if (!by.equals(name)) {
            command.addAll(List.of("-CA", file("tls/" + by + ".crt").toString()));
            command.addAll(List.of("-CAkey", file("tls/" + by + ".key").toString()));
        }
        host.output(command);
    }

    private void chain(String... names) throws IOException {
        var text = new StringBuilder();
        for (var name : names) {
            text.append(Files.readString(file("tls/" + name + ".crt")));
        }
        Files.writeString(host.at(CHAIN), text);
    }

    private List<Finding> inspect(Instant at, String... names) throws IOException {
        return new CertificateInspection(host, trusted).inspect(CHAIN, KEY, List.of(names), at);
    }

    private void assertFatal(List<Finding> findings, String text) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.text()).contains(text);
            assertThat(finding.fatal()).isTrue();
        });
    }

    private void assertMild(List<Finding> findings, String text) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.text()).contains(text);
            assertThat(finding.fatal()).isFalse();
        });
    }

    @Test
    void aGoodOneHasNothingToObject() throws IOException {
        assertThat(inspect(now, RELAY)).isEmpty();
    }

    @Test
    void anExpiredOneIsFatal() throws IOException {
        var findings = inspect(now.plus(Duration.ofDays(91)), RELAY);
        assertThat(findings).hasSize(2).allMatch(Finding::fatal);
        assertThat(findings.get(0).text()).startsWith("it expired on ");
        assertThat(findings.get(1).text()).startsWith("that of middle expired on ");
    }

    @Test
    void oneThatExpiresWithinTwoWeeksIsToldOf() throws IOException {
        request("relay", "middle", "subjectAltName=DNS:" + RELAY, 10);
        chain("relay", "middle");
        assertMild(inspect(now, RELAY), "it expires in 9 days, on ");
    }

    @Test
    void oneOfTheFutureIsFatal() throws IOException {
        assertThat(inspect(now.minus(Duration.ofDays(2)), RELAY))
                .anyMatch(finding -> finding.fatal() && finding.text().startsWith("it is not valid before "));
    }

    @Test
    void allNamesHaveToBeInIt() throws IOException {
        assertFatal(
                inspect(now, RELAY, "www." + RELAY, "mta-sts." + RELAY), "it is not for www." + RELAY + ", mta-sts.");
    }

    @Test
    void aWildcardStandsForOneLabel() throws IOException {
        assertThat(inspect(now, "chat.example.net")).isEmpty();
        assertFatal(inspect(now, "a.chat.example.net"), "it is not for a.chat.example.net");
        assertFatal(inspect(now, "example.net"), "it is not for example.net");
    }

    @Test
    void theOneInTheMiddleHasToBeSent() throws IOException {
        chain("relay");
        assertFatal(inspect(now, RELAY), "its chain is not complete: that of middle is missing");
    }

    @Test
    void theOrderMatters() throws IOException {
        chain("relay", "authority", "middle");
        assertFatal(inspect(now, RELAY), "its chain is out of order: that of relay is not followed by that of middle");
    }

    @Test
    void anAuthorityOfOnesOwnIsToldOf() throws IOException {
        trusted = Set.of();
        chain("relay", "middle", "authority");
        assertMild(inspect(now, RELAY), "authority, which vouches for it, is no authority that this machine knows");
    }

    @Test
    void oneThatVouchesForItselfIsToldOf() throws IOException {
        request("relay", "relay", "subjectAltName=DNS:" + RELAY, 90);
        chain("relay");
        assertMild(inspect(now, RELAY), "it vouches for itself");
    }

    @Test
    void theKeyHasToBeItsOwn() throws IOException {
        Files.move(file("tls/middle.key"), host.at(KEY), StandardCopyOption.REPLACE_EXISTING);
        assertFatal(inspect(now, RELAY), "the key in /tls/relay.key is not the one of the certificate");
    }

    @Test
    void aKeyWithAPasswordIsOfNoUse() throws IOException {
        host.output(List.of(
                "openssl",
                "ec",
                "-aes128",
                "-passout",
                "pass:secret",
                "-in",
                host.at(KEY).toString(),
                "-out",
                host.at(KEY).toString()));
        assertFatal(inspect(now, RELAY), "holds no private key that can be read without a password");
    }

    @Test
    void aKeyThatEverybodyCanReadIsToldOf() throws IOException {
        Files.setPosixFilePermissions(host.at(KEY), PosixFilePermissions.fromString("rw-r--r--"));
        assertMild(inspect(now, RELAY), "every user of the machine can read /tls/relay.key");
    }

    @Test
    void filesThatAreNotThereAreFatal() throws IOException {
        Files.delete(host.at(CHAIN));
        Files.delete(host.at(KEY));
        assertThat(inspect(now, RELAY))
                .extracting(Finding::text)
                .containsExactly("there is no file /tls/chain.pem", "there is no file /tls/relay.key");
    }

    @Test
    void anythingElseThanPemIsFatal() throws IOException {
        Files.writeString(host.at(CHAIN), "hello\n");
        assertThat(inspect(now, RELAY)).singleElement().satisfies(finding -> assertThat(finding.text())
                .startsWith("/tls/chain.pem holds no certificate"));
        Files.writeString(host.at(CHAIN), "");
        assertThat(inspect(now, RELAY)).singleElement().satisfies(finding -> assertThat(finding.text())
                .startsWith("/tls/chain.pem holds no certificate"));
    }

    @Test
    void thisMachineKnowsAuthorities() throws IOException {
        assertThat(Authorities.ofThisMachine()).isNotEmpty();
    }
}
