// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.BodyInspector;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.Cuts;
import chatmail.milter.mime.DeliveryReport;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.SecureJoinRequest;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructureCorpusTest {
    static Stream<CorpusMessage> messages() {
        return CorpusMessage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isEncryptedExactlyWhenItsFolderSaysSo(CorpusMessage message) {
        switch (message.tag()) {
            case "encrypted" -> assertThat(pgp(message)).isEmpty();
            case "encryption-needed", "secure-join", "setup-message", "bounce-report", "cleartext-allowed" ->
                assertThat(pgp(message)).isPresent();
            default -> assertThat(message.tag()).matches("from-.*|dkim-.*|sender-missing");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void isAnExceptionExactlyWhenItsFolderSaysSo(CorpusMessage message) {
        String tag = message.tag();
        assertThat(judge(message, headers -> new SecureJoinRequest(headers, PgpObserver.NONE))
                        .isEmpty())
                .isEqualTo(tag.equals("secure-join"));
        if (tag.equals("setup-message")) {
            assertThat(judge(message, headers -> new SetupMessage(headers, PgpObserver.NONE)))
                    .isEmpty();
        }
        assertThat(judge(message, headers -> new DeliveryReport(headers, PgpObserver.NONE))
                        .isEmpty())
                .isEqualTo(isReport(message));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void hasOneAuthorUnlessItsFolderDeniesIt(CorpusMessage message) {
        var author = FromHeader.read(message.view().headers());
        assertThat(author.value().isPresent())
                .as("%s", author.problem())
                .isEqualTo(!message.tag().equals("from-not-single"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(CorpusMessage message) {
        var view = message.view();
        for (var inspector : inspectors(message)) {
            Optional<String> whole = Cuts.whole(inspector.apply(view.headers()), view.body());
            assertThat(Cuts.singly(inspector.apply(view.headers()), view.body()))
                    .isEqualTo(whole);
            for (int seed = 0; seed < 2; seed++) {
                assertThat(Cuts.randomly(inspector.apply(view.headers()), view.body(), new Random(seed)))
                        .isEqualTo(whole);
            }
        }
    }

    /** A report that misses something beside its structure is filed elsewhere. */
    private static boolean isReport(CorpusMessage message) {
        return message.name().startsWith("bounce-");
    }

    private static List<Function<Headers, BodyInspector>> inspectors(CorpusMessage message) {
        return List.of(
                headers -> new PgpMimeInspector(headers, rules(message), PgpObserver.NONE),
                headers -> new SecureJoinRequest(headers, PgpObserver.NONE),
                headers -> new DeliveryReport(headers, PgpObserver.NONE),
                headers -> new SetupMessage(headers, PgpObserver.NONE));
    }

    private static Optional<String> pgp(CorpusMessage message) {
        return judge(message, headers -> new PgpMimeInspector(headers, rules(message), PgpObserver.NONE));
    }

    private static ArmorRules rules(CorpusMessage message) {
        return message.role().equals("incoming") ? ArmorRules.INCOMING : ArmorRules.OUTGOING;
    }

    private static Optional<String> judge(CorpusMessage message, Function<Headers, BodyInspector> inspector) {
        var view = message.view();
        return Cuts.whole(inspector.apply(view.headers()), view.body());
    }
}
