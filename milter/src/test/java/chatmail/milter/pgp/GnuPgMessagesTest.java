// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.Installed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GnuPgMessagesTest {
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    private final GnuPg gpg;

    GnuPgMessagesTest(@TempDir Path home) {
        gpg = new GnuPg(home);
    }

    @BeforeAll
    void makeKeys() throws Exception {
        Installed.orLeftOut(Program.isInstalled("gpg"), "gpg");
        gpg.makeKey("rsa@x.org", "Key-Type: RSA", "Key-Length: 2048", "Subkey-Type: RSA", "Subkey-Length: 2048");
        gpg.makeKey("elgamal@x.org", "Key-Type: DSA", "Key-Length: 1024", "Subkey-Type: ELG-E", "Subkey-Length: 1024");
        gpg.makeKey(
                "curve@x.org", "Key-Type: EDDSA", "Key-Curve: ed25519", "Subkey-Type: ECDH", "Subkey-Curve: cv25519");
    }

    @AfterAll
    void endTheAgent() {
        if (Program.isInstalled("gpgconf")) {
            gpg.close();
        }
    }

    private static void assertTaken(String armor) {
        assertThat(new PgpMimeMail().data(armor).brokenRule()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa@x.org", "elgamal@x.org", "curve@x.org"})
    void forAKeyAreTaken(String recipient) throws Exception {
        assertTaken(gpg.run(TEXT, "--armor", "--encrypt", "-r", recipient));
        assertTaken(gpg.run(TEXT, "--armor", "--encrypt", "--sign", "-u", "rsa@x.org", "-R", recipient));
    }

    @Test
    void forSeveralKeysAreTaken() throws Exception {
        assertTaken(
                gpg.run(TEXT, "--armor", "--encrypt", "-r", "rsa@x.org", "-R", "elgamal@x.org", "-r", "curve@x.org"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 5_000_000})
    void inPartialLengthsAreTaken(int octets) throws Exception {
        var noise = new byte[octets];
        new Random(1).nextBytes(noise);
        assertTaken(gpg.run(noise, "--armor", "--encrypt", "-r", "curve@x.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--throw-keyids",
                "--no-emit-version",
                "--no-comments",
                "--openpgp",
                "--rfc4880",
                "--compress-algo none",
                "--compress-algo bzip2",
                "--cipher-algo 3DES",
                "--cipher-algo CAMELLIA256",
                "--textmode --set-filename a.txt"
            })
    void inAnyMannerAreTaken(String options) throws Exception {
        assertTaken(gpg.run(TEXT, (options + " --armor --encrypt -r rsa@x.org -r curve@x.org").split(" ")));
    }

    @Test
    void forKeysAndAPasswordAreTaken() throws Exception {
        assertTaken(gpg.run(TEXT, "--armor", "--encrypt", "--symmetric", "-r", "rsa@x.org", "-R", "elgamal@x.org"));
    }

    @Test
    void withoutIntegrityProtectionAreRefused() throws Exception {
        String armor = gpg.run(TEXT, "--rfc2440", "--armor", "--encrypt", "-r", "rsa@x.org");
        assertThat(new PgpMimeMail().data(armor).brokenRule())
                .hasValueSatisfying(rule -> assertThat(rule).startsWith("packet type 9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "3"})
    void forAPasswordAreTaken(String s2kMode) throws Exception {
        assertTaken(gpg.run(TEXT, "--armor", "--symmetric", "--s2k-mode", s2kMode));
    }

    @Test
    void withArmorHeadersAreTakenInboundOnly() throws Exception {
        var mail = new PgpMimeMail()
                .data(gpg.run(TEXT, "--armor", "--emit-version", "--comment", "hi", "-e", "-r", "rsa@x.org"));
        assertThat(mail.brokenRule()).isEmpty();
        var outgoing = new PgpMimeInspector(mail.headers(), ArmorRules.OUTGOING, PgpObserver.NONE);
        outgoing.feed(ByteBuffer.wrap(mail.body()));
        assertThat(outgoing.finish()).contains("the armor holds a Version header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--store", "--sign", "--clear-sign", "--export"})
    void thatAreNotEncryptedAreRefused(String command) throws Exception {
        byte[] input = command.equals("--export") ? new byte[0] : TEXT;
        assertThat(new PgpMimeMail().data(gpg.run(input, "--armor", command)).brokenRule())
                .isPresent();
    }
}
