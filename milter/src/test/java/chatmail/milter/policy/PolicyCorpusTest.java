// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.PostfixView;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCorpusTest {
    /** What rests on a verified author is judged without it as long as nobody verifies. */
    private static final Map<String, Reason> WITHOUT_DKIM = Map.of(
            "bounce-report", Reason.ENCRYPTION_NEEDED,
            "cleartext-allowed", Reason.ENCRYPTION_NEEDED);

    static Stream<CorpusMessage> messages() {
        return CorpusMessage.all().filter(message -> !message.tag().startsWith("dkim-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void givesTheReasonItsFolderIsNamedAfter(CorpusMessage message) {
        Verdict verdict = judge(message);
        if (WITHOUT_DKIM.containsKey(message.tag())) {
            assertThat(verdict.reason()).isEqualTo(WITHOUT_DKIM.get(message.tag()));
        } else {
            assertThat(verdict.reason().tag()).as("%s", verdict).isEqualTo(message.tag());
        }
    }

    private static Verdict judge(CorpusMessage message) {
        PostfixView view = message.view();
        Role role = Role.named(message.role()).orElseThrow();
        boolean ownName = !message.tag().startsWith("from-not-");
        String author = FromHeader.read(view.headers())
                .value()
                .filter(from -> ownName)
                .map(Address::toString)
                .orElse("somebody@chat.example");
        String sender = message.tag().equals("sender-missing") ? "" : author;
        Optional<String> login = role == Role.OUTGOING ? Optional.of(author) : Optional.empty();
        String recipient = message.name().startsWith("asm-self") ? author : "friend@remote.example";

        Inspection inspection = TestPolicies.of(role).begin(new Envelope(login, sender));
        Optional<Verdict.Refused> refused = inspection.recipient(recipient, login.map(PolicyCorpusTest::account));
        if (refused.isPresent()) {
            return refused.get();
        }
        view.headers().fields().forEach(inspection::header);
        inspection.endOfHeaders();
        inspection.body(ByteBuffer.wrap(view.body()));
        return inspection.end();
    }

    private static Account account(String login) {
        return new Account(Address.parse(login).orElseThrow(), "/home", false, false);
    }
}
