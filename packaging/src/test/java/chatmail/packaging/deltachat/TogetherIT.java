// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import chatmail.packaging.relay.RelayExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Three people, one of them with two devices: read receipts, a group, a large file. */
@ExtendWith({RelayExtension.class, NeedsCore.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TogetherIT {
    private static final String ALICE = "Alice Lapwing";
    private static final String BOB = "Bob Nightjar";
    private static final String CAROL = "Carol Whimbrel";
    private static final int LARGE = 10 << 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path home;

    @AutoClose
    private People people;

    private DeltaChatAccount alice;
    private DeltaChatAccount bob;
    private DeltaChatAccount carol;

    @BeforeAll
    void threePeopleMeet(PrivateRelay relay) throws Exception {
        people = new People(home, "together, Dovecot " + relay.dovecot().version());
        alice = people.open(ALICE, Login.overTls(relay));
        bob = people.open(BOB, Login.overTls(relay));
        carol = people.open(CAROL, Login.overTls(relay));
        people.meet(alice, bob);
        people.meet(alice, carol);
    }

    @Test
    void theSenderHearsThatAMessageWasRead() throws Exception {
        int chat = alice.chatWith(BOB);
        long start = System.nanoTime();
        alice.send(chat, "read me");
        bob.markSeen(bob.await("read me"));
        alice.awaitReceipt(chat);
        people.took("message and its read receipt", start);
    }

    @Test
    void aGroupOfThreeHearsWhatOneSays() throws Exception {
        int group = alice.createGroup("Walks along the north shore", BOB, CAROL);
        long start = System.nanoTime();
        alice.send(group, "to all");
        var bobs = people.heard("in a group of three", start, bob.await("to all"));
        people.heard("in a group of three", start, carol.await("to all"));
        assertThat(bobs.encrypted()).isTrue();

        start = System.nanoTime();
        bob.send(bobs.chat(), "to all, from one of them");
        people.heard("in a group of three", start, alice.await("to all, from one of them"));
        people.heard("in a group of three", start, carol.await("to all, from one of them"));
    }

    @Test
    void aLargeFileArrivesWhole() throws Exception {
        var content = new byte[LARGE];
        new Random(1).nextBytes(content);
        var file = Files.write(home.resolve("large.bin"), content);
        long start = System.nanoTime();
        alice.sendFile(alice.chatWith(BOB), file, "a file");
        var arrived = bob.awaitFile(bob.awaitFirstOf("a file"));
        people.took("a file of 10 MiB", start);
        assertThat(arrived).hasBinaryContent(content);
    }

    @Test
    void twoDevicesOfOnePersonKnowTheSameMessages() throws Exception {
        var second = people.secondDevice(carol);
        second.goOnline();
        long start = System.nanoTime();
        alice.send(alice.chatWith(CAROL), "to both devices");
        var onTheFirst = people.heard("to the first of two devices", start, carol.await("to both devices"));
        people.heard("to the second of two devices", start, second.await("to both devices"));

        carol.send(onTheFirst.chat(), "from the first device");
        alice.await("from the first device");
        Waiting.until("what the other device has sent", SOON, () -> second.textsIn(second.chatWith(ALICE))
                .contains("from the first device"));
    }

    @AfterAll
    void printFigures() {
        System.out.print(people.figures());
    }
}
