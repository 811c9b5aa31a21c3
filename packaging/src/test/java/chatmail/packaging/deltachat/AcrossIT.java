// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.relay.RelayExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two relays, which know each other by DNS alone. */
@ExtendWith(NeedsCore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcrossIT {
    private static final NameServer DNS = new NameServer();

    @RegisterExtension
    static final RelayExtension RELAY = new RelayExtension(Map.of("dns_servers", DNS.address()));

    private static final String ALICE = "Alice Lapwing";
    private static final String BOB = "Bob Nightjar";
    private static final int MESSAGES = 6;
    private static final int ASLEEP_MILLIS = 1_700;

    @AutoClose
    private People people;

    @AutoClose
    private PrivateRelay other;

    @BeforeAll
    void theOtherRelay(PrivateRelay relay, @TempDir Path home) throws Exception {
        other = PrivateRelay.start(RelayExtension.tree(), "other.example", Map.of("dns_servers", DNS.address()));
        other.keepLogsIn(Path.of("target/relay-logs", getClass().getSimpleName() + "-other"));
        relay.knows(other);
        other.knows(relay);
        DNS.publish(relay.dkimName(), relay.dkimRecord());
        DNS.publish(other.dkimName(), other.dkimRecord());
        people = new People(
                home,
                "across, Dovecot " + relay.dovecot().version() + " and "
                        + other.dovecot().version());
    }

    @Test
    void strangersMeetAndTalk(PrivateRelay relay) throws Exception {
        var alice = people.open(ALICE, Login.overTls(relay));
        var bob = people.open(BOB, Login.overTls(other));
        people.meet(alice, bob);
        for (int i = 0; i < MESSAGES; i++) {
            Thread.sleep(ASLEEP_MILLIS);
            assertThat(people.say("from one to the other", "there " + i, alice, bob)
                            .encrypted())
                    .isTrue();
            assertThat(people.say("and back", "back " + i, bob, alice).encrypted())
                    .isTrue();
        }
    }

    @AfterAll
    void printFigures() {
        System.out.print(people.figures());
    }
}
