// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.IdleClient;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import chatmail.packaging.relay.PushService;
import chatmail.packaging.relay.RelayExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages to somebody who has just looked, who has not looked for a while, and who is away. */
@ExtendWith(NeedsCore.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresenceIT {
    private static final PushService SERVICE = new PushService();

    @RegisterExtension
    static final RelayExtension RELAY = new RelayExtension(Map.of("push_url", SERVICE.url()));

    private static final String ALICE = "Alice Lapwing";
    private static final String BOB = "Bob Nightjar";
    private static final int MESSAGES = 6;

    /** After a second without anything to do a connection hibernates, half a second more is Dovecot's. */
    private static final int ASLEEP_MILLIS = 1_700;

    /** Somewhere in the second before. */
    private static final int AWAKE_MILLIS = 400;

    private static final Duration SOON = Duration.ofSeconds(60);

    @AutoClose
    private People people;

    private DeltaChatAccount alice;
    private DeltaChatAccount bob;
    private Login bobLogin;

    @BeforeAll
    void twoPeopleMeet(PrivateRelay relay, @TempDir Path home) throws Exception {
        people = new People(home, "presence, Dovecot " + relay.dovecot().version());
        alice = people.open(ALICE, Login.overTls(relay));
        bobLogin = Login.overTls(relay);
        bob = people.open(BOB, bobLogin);
        people.meet(alice, bob);
    }

    @Test
    void messagesToSomebodyWhoseConnectionHibernatesArriveAllTheSame() throws Exception {
        for (int i = 0; i < MESSAGES; i++) {
            Thread.sleep(ASLEEP_MILLIS);
            people.say("to a hibernated connection", "asleep " + i, alice, bob);
        }
    }

    @Test
    void messagesToSomebodyWhoHasJustLookedArrive() throws Exception {
        people.say("to a hibernated connection", "awake", alice, bob);
        for (int i = 0; i < MESSAGES; i++) {
            Thread.sleep(AWAKE_MILLIS);
            people.say("to a connection just used", "awake " + i, alice, bob);
            people.say("to a connection just used", "awake too " + i, bob, alice);
        }
    }

    /** The core learns its token from the phone's system, not by JSON-RPC: it is set as the core would set it. */
    @Test
    void whoIsAwayIsNotifiedAndFindsTheMessagesLater(PrivateRelay relay) throws Exception {
        var token = "openpgp:" + UUID.randomUUID();
        try (var device = new IdleClient(relay, bobLogin.account())) {
            device.command("setmetadata INBOX (/private/devicetoken \"" + token + "\")");
        }
        bob.goOffline();
        int chat = alice.chatWith(BOB);
        for (int i = 0; i < 3; i++) {
            alice.send(chat, "away " + i);
        }
        Waiting.until("notifications", SOON, () -> SERVICE.heard(token) == 3);

        long start = System.nanoTime();
        bob.goOnline();
        for (int i = 0; i < 3; i++) {
            assertThat(people.heard("after coming back", start, bob.await("away " + i))
                            .encrypted())
                    .isTrue();
        }
    }

    @AfterAll
    void printFigures() {
        System.out.print(people.figures());
    }
}
