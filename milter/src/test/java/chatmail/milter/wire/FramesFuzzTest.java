// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Budget;
import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dns.TimedAnswer;
import chatmail.milter.policy.Role;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What no MTA would send. */
class FramesFuzzTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("chatmail");
    private static final byte[] NEGOTIATION =
            Conversation.packets("O \\0\\0\\0\\x06\\0\\0\\x01\\xFF\\0\\x1F\\xFF\\xFF");

    private static final int MEMORY_BYTES = 100_000;

    @TempDir
    static Path mailboxes;

    private final ListAppender<ILoggingEvent> errors = new ListAppender<>();

    @BeforeEach
    void collectErrors() {
        errors.start();
        LOG.addAppender(errors);
        LOG.setLevel(Level.ERROR);
    }

    @AfterEach
    void collectNoMore() {
        LOG.detachAppender(errors);
        LOG.setLevel(null);
    }

    @FuzzTest
    void bytesOfAnyKindAreAnsweredAlikeHoweverCutAndNeverAccepted(byte[] bytes) {
        assertSafe(bytes);
    }

    /** The bytes are letter, length and payload of one packet after the other, so that whole frames are found sooner. */
    @FuzzTest
    void packetsOfAnyKindAreAnsweredAlikeHoweverCutAndNeverAccepted(byte[] packets) {
        var frames = new ByteArrayOutputStream();
        frames.writeBytes(NEGOTIATION);
        for (var in = ByteBuffer.wrap(packets); in.remaining() > 2; ) {
            byte letter = in.get();
            var payload = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
            in.get(payload);
            frames.writeBytes(ByteBuffer.allocate(5)
                    .putInt(1 + payload.length)
                    .put(letter)
                    .array());
            frames.writeBytes(payload);
        }
        assertSafe(frames.toByteArray());
    }

    private void assertSafe(byte[] bytes) {
        for (Role role : Role.values()) {
            List<String> whole = answers(role, bytes, () -> bytes.length);
            var random = new Random(bytes.length);
            assertAlike(answers(role, bytes, () -> 1), whole);
            assertAlike(answers(role, bytes, () -> 1 + random.nextInt(40)), whole);
        }
        assertThat(errors.list).isEmpty();
    }

    /** A frame that is none ends the connection at once, even if the answer to a packet before it is still on its way. */
    private static void assertAlike(List<String> answers, List<String> whole) {
        if (whole.contains("closed")) {
            int before = whole.size() - 1;
            assertThat(answers).hasSizeGreaterThan(before).endsWith("closed");
            assertThat(answers.subList(0, before)).isEqualTo(whole.subList(0, before));
        } else {
            assertThat(answers).isEqualTo(whole);
        }
    }

    /** Nobody has a key in DNS, so an incoming message has nothing to be accepted for. */
    private static List<String> answers(Role role, byte[] bytes, IntSupplier pieceBytes) {
        AccountStore accounts = new MaildirAccountStore(new Mailboxes(mailboxes, "chat.example"));
        var authors = EmbeddedMilter.authors(name ->
                CompletableFuture.completedStage(new TimedAnswer(new KeyAnswer.Absent(), Duration.ofMinutes(1))));
        var meters = new SimpleMeterRegistry();
        var memory = new Budget(MEMORY_BYTES);
        var channel = EmbeddedMilter.channel(role, accounts, authors, memory, meters);
        for (int at = 0; at < bytes.length && channel.isOpen(); ) {
            int to = Math.min(bytes.length, at + pieceBytes.getAsInt());
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, to - at));
            at = to;
        }
        List<String> answers = EmbeddedMilter.answers(channel);
        channel.finishAndReleaseAll();
        assertThat(memory.take(MEMORY_BYTES)).as("all of it given back").isTrue();
        if (role == Role.INCOMING) {
            assertThat(meters.find("chatmail_milter_messages_total")
                            .tag("verdict", "accepted")
                            .counters())
                    .isEmpty();
        }
        return answers;
    }
}
