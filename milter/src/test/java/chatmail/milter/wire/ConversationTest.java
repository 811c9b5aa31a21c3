// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.address.Address;
import chatmail.common.listen.SocketServer;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Budget;
import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.TestZone;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.dns.TimedAnswer;
import chatmail.milter.policy.Role;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code conversations/ROLE-WHAT.milter} against the real pipeline, cut in every way TCP may cut them. */
class ConversationTest {
    @TempDir
    Path mailboxes;

    private Budget memory = new Budget(1_000_000);

    @BeforeEach
    void twoAccounts() throws IOException {
        var store = new MaildirAccountStore(new Mailboxes(mailboxes, "chat.example"));
        store.createIfAbsent(new Address("alice", "chat.example"), "{X}1");
        store.createIfAbsent(new Address("blocked", "chat.example"), "{X}1");
        store.block(new Address("blocked", "chat.example"), true);
    }

    static List<Path> conversations() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(ConversationTest.class.getResource("/conversations"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void goesAsWrittenTurnByTurn(Path file) throws IOException {
        EmbeddedChannel channel = channel(file);
        for (Conversation.Turn turn : Conversation.read(file).turns()) {
            channel.writeInbound(Unpooled.wrappedBuffer(turn.said()));
            assertThat(EmbeddedMilter.answers(channel)).isEqualTo(turn.answers());
        }
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void goesTheSameByteByByte(Path file) throws IOException {
        EmbeddedChannel channel = channel(file);
        Conversation conversation = Conversation.read(file);
        for (byte octet : everything(conversation)) {
            channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {octet}));
        }
        assertThat(EmbeddedMilter.answers(channel)).isEqualTo(allAnswers(conversation));
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void goesTheSameInOnePiece(Path file) throws IOException {
        EmbeddedChannel channel = channel(file);
        Conversation conversation = Conversation.read(file);
        channel.writeInbound(Unpooled.wrappedBuffer(everything(conversation)));
        assertThat(EmbeddedMilter.answers(channel)).isEqualTo(allAnswers(conversation));
        channel.finishAndReleaseAll();
    }

    @Test
    void lastsWhileAClientUploadsSlowlyAndNoLonger() throws IOException {
        EmbeddedChannel channel = inAMessage(authors());
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
        assertThat(channel.isOpen()).isTrue();
        say(channel, "A");
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsWhenAPeerFallsSilentThatIsHandingOverOrTakesNoAnswers(boolean handingOver) throws IOException {
        EmbeddedChannel channel = inAMessage(authors());
        if (handingOver) {
            say(channel, "L From\\0 <a@remote.example>\\0");
        } else {
            peerTakesAnswers(channel, false);
        }
        channel.pipeline().fireUserEventTriggered(IdleStateEvent.READER_IDLE_STATE_EVENT);
        assertThat(channel.isOpen()).isFalse();
        channel.finishAndReleaseAll();
    }

    @Test
    void endsAfterTheMessageInProgressWhenTheProcessStops() throws IOException {
        EmbeddedChannel channel = inAMessage(authors());
        channel.pipeline().fireUserEventTriggered(SocketServer.Drain.NOW);
        assertThat(channel.isOpen()).isTrue();
        say(channel, "E");
        assertThat(EmbeddedMilter.answers(channel)).last().isEqualTo("closed");
        channel.finishAndReleaseAll();
    }

    @Test
    void endsAfterTheVerdictThatStillWaitsForDns() throws IOException {
        var answer = new CompletableFuture<TimedAnswer>();
        EmbeddedChannel channel = inAMessage(EmbeddedMilter.authors(name -> answer));
        say(channel, "message incoming/encrypted/pgp-gpg-one");
        say(channel, "E");
        EmbeddedMilter.answers(channel);
        channel.pipeline().fireUserEventTriggered(SocketServer.Drain.NOW);
        assertThat(EmbeddedMilter.answers(channel)).isEmpty();
        answer.complete(new TimedAnswer(new KeyAnswer.Absent(), Duration.ZERO));
        assertThat(EmbeddedMilter.answers(channel))
                .containsExactly("y 550 5.7.22 No valid DKIM signature found: no key\\0", "closed");
        channel.finishAndReleaseAll();
    }

    @Test
    void answers451WhenAllMessagesTogetherWouldTakeTooMuchMemory() throws IOException {
        memory = new Budget(10_000);
        EmbeddedChannel channel = inAMessage(authors());
        say(channel, "message incoming/encrypted/pgp-gpg-one");
        say(channel, "E");
        assertThat(EmbeddedMilter.answers(channel)).last().asString().startsWith("y 451 4.3.0");
        assertThat(memory.take(10_000)).as("all of it given back").isTrue();
        channel.finishAndReleaseAll();
    }

    @Test
    void keepsNoMemoryOfMessagesThatAreOver() throws IOException {
        EmbeddedChannel channel = inAMessage(authors());
        for (String packet : List.of("message incoming/encrypted/pgp-gpg-one", "E", "M <a@remote.example>\\0")) {
            say(channel, packet);
        }
        say(channel, "message incoming/encrypted/pgp-gpg-one");
        channel.finishAndReleaseAll();
        assertThat(memory.take(1_000_000)).isTrue();
    }

    @Test
    void waitsForAPeerThatTakesNoAnswers() throws IOException {
        EmbeddedChannel channel = inAMessage(authors());
        EmbeddedMilter.answers(channel);
        peerTakesAnswers(channel, false);
        for (int i = 0; i < 10; i++) {
            say(channel, "R <alice@chat.example>\\0");
        }
        assertThat(EmbeddedMilter.answers(channel)).isEmpty();
        assertThat(channel.config().isAutoRead()).isFalse();
        peerTakesAnswers(channel, true);
        assertThat(EmbeddedMilter.answers(channel)).hasSize(10).containsOnly("c");
        assertThat(channel.config().isAutoRead()).isTrue();
        channel.finishAndReleaseAll();
    }

    private static void peerTakesAnswers(EmbeddedChannel channel, boolean takes) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, takes);
        channel.runPendingTasks();
    }

    private EmbeddedChannel inAMessage(AuthorCheck authors) throws IOException {
        EmbeddedChannel channel = channel(Role.INCOMING, authors);
        say(channel, "O \\0\\0\\0\\x06\\0\\0\\x01\\xFF\\0\\x1F\\xFF\\xFF");
        say(channel, "M <a@remote.example>\\0");
        return channel;
    }

    private static void say(EmbeddedChannel channel, String packets) {
        channel.writeInbound(Unpooled.wrappedBuffer(Conversation.packets(packets)));
    }

    /** Whom a comment says the operator has shut out. */
    private void shutOut(Path file) throws IOException {
        var store = new MaildirAccountStore(new Mailboxes(mailboxes, "chat.example"));
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("# shut out: ")) {
                store.block(Address.parse(line.substring(12)).orElseThrow(), true);
            }
        }
    }

    private EmbeddedChannel channel(Path file) throws IOException {
        shutOut(file);
        return channel(
                Role.named(file.getFileName().toString().split("-", 2)[0]).orElseThrow(), authors());
    }

    private EmbeddedChannel channel(Role role, AuthorCheck authors) {
        var store = new MaildirAccountStore(new Mailboxes(mailboxes, "chat.example"));
        return EmbeddedMilter.channel(role, store, authors, memory, new SimpleMeterRegistry());
    }

    /** Knows the keys of the corpus at once. */
    private static AuthorCheck authors() {
        TestZone zone = TestZone.ofTheCorpus();
        return EmbeddedMilter.authors(
                name -> CompletableFuture.completedStage(new TimedAnswer(zone.answer(name), Duration.ofMinutes(1))));
    }

    private static byte[] everything(Conversation conversation) {
        var all = new ByteArrayOutputStream();
        conversation.turns().forEach(turn -> all.writeBytes(turn.said()));
        return all.toByteArray();
    }

    private static List<String> allAnswers(Conversation conversation) {
        return conversation.turns().stream()
                .flatMap(turn -> turn.answers().stream())
                .toList();
    }
}
