// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.signing.SignatureCheck;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.admin.host.User;
import chatmail.packaging.admin.zone.SystemDns;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code chatmailctl check} has the milter that runs sign a message, and verifies it by what DNS says. */
class SignatureCheckIT {

    private static final NameServer DNS = new NameServer();

    @RegisterExtension
    private static final RelayExtension RELAY = new RelayExtension(Map.of("dns_servers", DNS.address()));

    private static final String SELECTOR = "chatmail";

    private final PrivateRelay relay;
    private final Host host;
    private final Path key;
    private final Path folder;

    SignatureCheckIT(PrivateRelay relay) {
        this.relay = relay;
        this.host = new Host(Path.of("/"), relay.directory().resolve("tree"), Shell.ofThisMachine());
        this.key = relay.dkimKey();
        this.folder = key.resolveSibling("");
    }

    @AfterAll
    static void noMoreQuestions() {
        DNS.close();
    }

    @BeforeEach
    void theMilterSignsWithAPairThatIsPublished() throws IOException {
        new KeyFolder(host, folder).make(SELECTOR, owner());
        relay.milter().stop();
        relay.milter().startAgain();
        publish();
    }

    @AfterEach
    void theKeysGo() throws IOException {
        for (var one : keys()) {
            Files.delete(key.resolveSibling(one.selector() + ".private"));
        }
    }

    private User owner() throws IOException {
        int uid = (int) Files.getAttribute(folder, "unix:uid");
        int gid = (int) Files.getAttribute(folder, "unix:gid");
        return new User("milter", "milter", uid, gid);
    }

    private List<DkimKey> keys() throws IOException {
        return new KeyFolder(host, folder).keys();
    }

    private void publish() throws IOException {
        keys().forEach(one -> DNS.publish(one.name(relay.domain()), one.record()));
    }

    private List<Outcome> check() throws IOException {
        var file = relay.directory().resolve("chatmail.ini");
        try {
            var dns = new SystemDns(ConfigReader.read(file).dns());
            var socket = relay.directory().resolve("spool/chatmail/outgoing.sock");
            return new SignatureCheck(host, file, relay.domain(), socket, keys(), dns).run();
        } catch (ConfigException wrong) {
            throw new IOException(wrong);
        }
    }

    private Outcome only() throws IOException {
        assertThat(check()).hasSize(1);
        return check().get(0);
    }

    /** Of another key, which only who administers can read: the milter goes on with what it has. */
    private void replaceTheFile() throws IOException {
        Files.delete(key);
        new KeyFolder(host, folder).make(SELECTOR, owner());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void bothSignaturesVerify() throws IOException {
        assertThat(check()).containsExactly(Outcome.ok("rsa-sha256 and ed25519-sha256 of the milter verify by DNS"));
    }

    @Test
    void aMilterThatStillHasAnOldKeyIsNamed() throws IOException {
        replaceTheFile();
        publish();
        var outcome = only();
        assertThat(outcome.text())
                .isEqualTo("others do not believe the signature by chatmail: fail, signature does not match");
        assertThat(outcome.cure())
                .startsWith("DNS has the key that is in the file, and the milter signs with another: ")
                .endsWith("then systemctl restart chatmail-milter");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void aKeyThatIsOnlyInMemoryWillNotLast() throws IOException {
        replaceTheFile();
        var outcome = only();
        assertThat(outcome.text()).contains("by a key that it keeps in memory");
        assertThat(outcome.level()).isEqualTo(Level.WARN);
    }

    @Test
    void theRecordOfAnotherKeyIsNamed() throws IOException {
        DNS.publish(relay.dkimName(), keys().get(1).record().replace("ed25519", "rsa"));
        var outcome = only();
        assertThat(outcome.text()).startsWith("others do not believe the signature by chatmail: fail, ");
        assertThat(outcome.cure()).startsWith("see the line DKIM record chatmail");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void theRightKeyMayBePublishedForSomethingElse() throws IOException {
        DNS.publish(relay.dkimName(), keys().get(0).record() + "; s=other");
        var outcome = only();
        assertThat(outcome.text()).endsWith("fail, key not for mail");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void oneOfTwoSignaturesIsEnoughForNow() throws IOException {
        DNS.publish("chatmail-ed25519._domainkey." + relay.domain(), "v=DKIM1; k=ed25519; p=");
        var outcome = only();
        assertThat(outcome.text()).contains("chatmail-ed25519", "key revoked");
        assertThat(outcome.level()).isEqualTo(Level.WARN);
    }

    @Test
    void aMilterWithoutAKeyLetsMailOutUnsigned() throws IOException {
        theKeysGo();
        relay.milter().stop();
        relay.milter().startAgain();
        var outcome = only();
        assertThat(outcome.text()).isEqualTo("the milter lets mail out unsigned, so others refuse it");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
    }

    @Test
    void aMilterThatDoesNotRunSignsNothing() throws IOException {
        relay.milter().stop();
        var outcome = only();
        assertThat(outcome.text()).startsWith("the milter does not sign: ");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        relay.milter().startAgain();
    }
}
