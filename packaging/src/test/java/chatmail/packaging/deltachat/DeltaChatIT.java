// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import chatmail.packaging.relay.RelayExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people who have no address yet open the app, meet by QR code and talk. The tests are what they do next; the
 * one that looks for traces of it on the relay comes last.
 */
@ExtendWith({RelayExtension.class, NeedsCore.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeltaChatIT {
    private static final int MESSAGES_EACH_WAY = 20;
    /** The relay allows 60 messages a minute and ten at once; at this pace the ten stay in reserve. */
    private static final Duration PACE = Duration.ofMillis(1050);

    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(30);

    private static final String ALICE = "Alice Lapwing";
    private static final String BOB = "Bob Nightjar";
    private static final String GROUP = "Walks along the north shore";
    private static final String TEXT = "the heron nests behind the old mill";

    @AutoClose
    private People people;

    private DeltaChatAccount alice;
    private DeltaChatAccount bob;
    private Login aliceLogin;
    private Login bobLogin;

    @BeforeAll
    void twoPeopleMeet(PrivateRelay relay, @TempDir Path home) throws Exception {
        people = new People(home, "Delta Chat core");
        aliceLogin = Login.overTls(relay);
        bobLogin = Login.overStartTls(relay);
        alice = people.open(ALICE, aliceLogin);
        bob = people.open(BOB, bobLogin);
        people.meet(alice, bob);
    }

    @Test
    @Order(1)
    void eachHasTheOtherAsAVerifiedContactAfterTheHandshake() {
        assertThat(alice.contacts())
                .extracting(Contact::name, Contact::verified)
                .containsExactly(tuple(BOB, true));
        assertThat(bob.contacts()).extracting(Contact::name, Contact::verified).containsExactly(tuple(ALICE, true));
    }

    @Test
    @Order(2)
    void messagesArriveEncryptedBothWays() throws InterruptedException {
        for (int i = 1; i <= MESSAGES_EACH_WAY; i++) {
            var nextTurn =
                    new CompletableFuture<Boolean>().completeOnTimeout(true, PACE.toMillis(), TimeUnit.MILLISECONDS);
            say(i + ": " + TEXT, alice, bob);
            say(i + ": " + TEXT, bob, alice);
            nextTurn.join();
        }
    }

    private void say(String text, DeltaChatAccount from, DeltaChatAccount to) throws InterruptedException {
        var message = people.say(from.name() + " to " + to.name(), text, from, to);
        assertThat(message.encrypted()).isTrue();
        assertThat(message.sender()).isEqualTo(from.name());
    }

    @Test
    @Order(3)
    void aGroupIsFoundedByAMessageAndAnswersInIt() throws InterruptedException {
        int group = alice.createGroup(GROUP, BOB);
        alice.send(group, "to all: " + TEXT);
        var message = bob.await("to all: " + TEXT);
        assertThat(message.encrypted()).isTrue();
        assertThat(bob.isMemberOf(message.chat())).isTrue();

        bob.send(message.chat(), "from one: " + TEXT);
        var answer = alice.await("from one: " + TEXT);
        assertThat(answer.encrypted()).isTrue();
        assertThat(answer.chat()).isEqualTo(group);
    }

    @Test
    @Order(4)
    void nothingTheySaidOrAreCalledCanBeReadOnTheRelay(PrivateRelay relay) throws IOException, InterruptedException {
        // The core deletes what it has fetched; only while its owner is away does a message lie on the relay.
        bob.goOffline();
        var mailbox = relay.mailboxes().resolve(bobLogin.account().address());
        long before = messagesIn(mailbox);
        alice.send(alice.chatWith(BOB), "meanwhile: " + TEXT);
        Waiting.until("mail for Bob", DELIVERED_WITHIN, () -> messagesIn(mailbox) > before);
        var search = new ClearTextSearch(List.of(
                new Secret("a message", TEXT),
                new Secret("the name of a group", GROUP),
                new Secret("a person's name", ALICE),
                new Secret("a person's name", BOB),
                new Secret("a password", aliceLogin.account().password()),
                new Secret("a password", bobLogin.account().password())));
        assertThat(search.findingsBelow(relay.directory())).isEmpty();

        bob.goOnline();
        assertThat(bob.await("meanwhile: " + TEXT).encrypted()).isTrue();
    }

    private static long messagesIn(Path mailbox) throws IOException {
        try (var fresh = Files.list(mailbox.resolve("new"));
                var seen = Files.list(mailbox.resolve("cur"))) {
            return fresh.count() + seen.count();
        }
    }

    @AfterAll
    void printFigures() {
        System.out.print(people.figures());
    }
}
