// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.PrivateRelay;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two relays that know each other by DNS alone. */
@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class FederationIT {

    private static final String OTHER_DOMAIN = "other.example";

    private static NameServer dns;
    private static PrivateRelay other;

    @BeforeAll
    static void anotherRelayThatVerifiesByDns(PrivateRelay relay) throws Exception {
        dns = new NameServer();
        other = PrivateRelay.start(RelayExtension.tree(), OTHER_DOMAIN, Map.of("dns_servers", dns.address()));
        other.keepLogsIn(Path.of("target/relay-logs/FederationIT-other"));
        relay.knows(other);
    }

    @AfterAll
    static void stop() throws Exception {
        other.close();
        dns.close();
    }

    @Test
    void whatOneSignsTheOtherTakesOnceTheKeyIsPublished(Encrypted encrypted, PrivateRelay relay, MailClient client)
            throws Exception {
        dns.publish(relay.dkimName(), relay.dkimRecord());
        var alice = Account.random(relay.domain());
        var bob = Account.random(OTHER_DOMAIN);
        client.login(alice).close();
        var there = new MailClient(other);
        there.login(bob).close();

        var message = Messages.encrypted(alice.address(), bob.address(), encrypted.armor());
        assertThat(client.send(alice, bob.address(), message)).matches(Reply::isAccepted);
        try (var inbox = there.login(bob)) {
            assertThat(encrypted.open(inbox.awaitMessage(1))).isEqualTo(Encrypted.CONTENT);
        }
    }
}
