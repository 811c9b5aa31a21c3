// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.PostfixView;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DkimCorpusTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestZone ZONE = TestZone.ofTheCorpus();

    private static final Map<String, Verification.Outcome> EXPECTED = Map.of(
            "encrypted", Verification.Outcome.PASS,
            "cleartext-allowed", Verification.Outcome.PASS,
            "bounce-report", Verification.Outcome.PASS,
            "secure-join", Verification.Outcome.PASS,
            "dkim-missing", Verification.Outcome.MISSING,
            "dkim-not-valid", Verification.Outcome.INVALID,
            "dkim-key-unavailable", Verification.Outcome.UNAVAILABLE);

    static Stream<CorpusMessage> messages() {
        return CorpusMessage.of("incoming").filter(message -> EXPECTED.containsKey(message.tag()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void comesToWhatItsFolderSays(CorpusMessage message) {
        Verification verification = verify(message.view(), Integer.MAX_VALUE, new Random(0));
        assertThat(verification.outcome()).as("%s", verification).isEqualTo(EXPECTED.get(message.tag()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(CorpusMessage message) {
        Verification whole = verify(message.view(), Integer.MAX_VALUE, new Random(0));
        for (int seed = 0; seed < 5; seed++) {
            assertThat(verify(message.view(), 1 + 40 * seed, new Random(seed))).isEqualTo(whole);
        }
    }

    private static Verification verify(PostfixView view, int longestPiece, Random random) {
        var author = FromHeader.read(view.headers()).value().orElseThrow();
        var verifier = new Verifier(view.headers(), author, NOW);
        var body = ByteBuffer.wrap(view.body());
        while (body.position() < view.body().length) {
            int piece = 1 + random.nextInt(longestPiece);
            body.limit((int) Math.min(view.body().length, (long) body.position() + piece));
            verifier.feed(random.nextBoolean() ? body : body.asReadOnlyBuffer());
            body.position(body.limit());
        }
        return verifier.conclude(ZONE.answers(verifier.keys()));
    }
}
