// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("isInstalled")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GnuPgMessagesTest {
    private static final byte[] TEXT = "hello".getBytes(StandardCharsets.US_ASCII);

    private final GnuPg gpg;

    GnuPgMessagesTest(@TempDir Path home) {
        gpg = new GnuPg(home);
    }

    static boolean isInstalled() {
        return GnuPg.isInstalled();
    }

    @BeforeAll
    void makeKeys() throws Exception {
        gpg.makeKey("rsa@x.org", "Key-Type: RSA", "Key-Length: 2048", "Subkey-Type: RSA", "Subkey-Length: 2048");
        gpg.makeKey("elgamal@x.org", "Key-Type: DSA", "Key-Length: 1024", "Subkey-Type: ELG-E", "Subkey-Length: 1024");
        gpg.makeKey(
                "curve@x.org", "Key-Type: EDDSA", "Key-Curve: ed25519", "Subkey-Type: ECDH", "Subkey-Curve: cv25519");
    }

    @AfterAll
    void endTheAgent() {
        gpg.close();
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

    @Test
    void inPartialLengthsAreTaken() throws Exception {
        var noise = new byte[300_000];
        new Random(1).nextBytes(noise);
        assertTaken(gpg.run(noise, "--armor", "--encrypt", "-r", "curve@x.org"));
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
