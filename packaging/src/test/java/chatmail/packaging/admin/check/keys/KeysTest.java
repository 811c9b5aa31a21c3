// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.keys;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.ChatmailConfig.Certificate;
import chatmail.common.config.ChatmailConfig.Dkim;
import chatmail.packaging.admin.certificate.SelfSigned;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final Path KEY = Path.of("/dkim/s.private");

    @TempDir
    private Path root;

    private Host host;

    @BeforeEach
    void theMilterHasAKey() throws IOException {
        host = new Host(root, root, Shell.ofThisMachine());
        Files.createDirectories(host.at("/dkim"));
        Files.createDirectories(host.at("/etc"));
        host.output(List.of("openssl", "genrsa", "-out", host.at(KEY).toString(), "2048"));
        int uid = (int) Files.getAttribute(host.at(KEY), "unix:uid");
        int gid = (int) Files.getAttribute(host.at(KEY), "unix:gid");
        milterIs(uid, gid);
        mode("rw-------");
    }

    private void milterIs(int uid, int gid) throws IOException {
        Files.writeString(host.at("/etc/passwd"), "chatmail:x:" + uid + ":" + gid + "::/:\n");
        Files.writeString(host.at("/etc/group"), "chatmail:x:" + gid + ":\n");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(host.at(KEY), PosixFilePermissions.fromString(mode));
    }

    private Outcome signing() throws IOException {
        return new SigningKeyCheck(host, new Dkim("s", Path.of("/dkim"))).run().get(0);
    }

    @Test
    void aKeyForTheMilterAloneIsGood() throws IOException {
        assertThat(signing()).isEqualTo(Outcome.ok("the milter signs with s"));
    }

    @Test
    void aKeyThatTheMilterCannotReadIsAFailure() throws IOException {
        milterIs(4_000_111, 4_000_111);
        assertThat(signing().level()).isEqualTo(Level.FAIL);
        assertThat(signing().text()).startsWith("chatmail may not read /dkim/s.private, which has owner ");
        assertThat(signing().cure()).isEqualTo("chown chatmail /dkim/s.private; chmod 600 /dkim/s.private");
    }

    @Test
    void aKeyThatEverybodyCanReadIsToldOf() throws IOException {
        mode("rw-r--r--");
        assertThat(signing().level()).isEqualTo(Level.WARN);
    }

    @Test
    void withoutAKeyMailLeavesUnsigned() throws IOException {
        Files.delete(host.at(KEY));
        assertThat(signing().level()).isEqualTo(Level.FAIL);
        assertThat(signing().text()).startsWith("there is no /dkim/s.private");
    }

    @Test
    void anExpiredCertificateIsAFailure() throws IOException {
        var files = new Certificate(Path.of("/chain.pem"), Path.of("/key.pem"));
        host.output(new SelfSigned("chat.example", List.of("DNS:chat.example"), Duration.ofDays(30))
                .command(host.at(files.chain()), host.at(files.key())));
        var later = Instant.now().plus(Duration.ofDays(31));
        var outcome =
                new CertificateCheck(host, files, "chat.example", later).run().get(0);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).startsWith("it expired on ");
        assertThat(outcome.cure()).contains("systemctl reload postfix dovecot");
    }
}
