// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.PostfixView;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyCorpusTest {
    static Stream<CorpusMessage> messages() {
        return CorpusMessage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void givesTheReasonItsFolderIsNamedAfter(CorpusMessage message) {
        Verdict verdict = message.role().equals("incoming") ? incoming(message) : outgoing(message);
        assertThat(verdict.reason().tag()).as("%s", verdict).isEqualTo(message.tag());
    }

    /** Cleartext is judged as mail to somebody who takes it, as far as the folder says that this is the question. */
    private static Verdict incoming(CorpusMessage message) {
        boolean bounce = message.name().startsWith("bounce-");
        var envelope = new Envelope(Optional.empty(), "192.0.2.7", bounce ? "" : "sender@remote.example");
        Inspection inspection = TestPolicies.of(Role.INCOMING).begin(envelope);
        boolean cleartext =
                message.tag().equals("cleartext-allowed") || message.tag().startsWith("dkim-");
        assertThat(inspection.recipient("user@chat.example", account("user@chat.example", cleartext && !bounce)))
                .isEmpty();
        return TestPolicies.judge(inspection, message.view());
    }

    private static Verdict outgoing(CorpusMessage message) {
        PostfixView view = message.view();
        boolean ownName = !message.tag().startsWith("from-not-");
        String author = FromHeader.read(view.headers())
                .value()
                .filter(from -> ownName)
                .map(Address::toString)
                .orElse("somebody@chat.example");
        String sender = message.tag().equals("sender-missing") ? "" : author;
        String recipient = message.name().equals("asm-self") ? author : "friend@remote.example";

        Inspection inspection =
                TestPolicies.of(Role.OUTGOING).begin(new Envelope(Optional.of(author), "192.0.2.7", sender));
        Optional<Verdict.Refused> refused = inspection.recipient(recipient, account(author, false));
        return refused.isPresent() ? refused.get() : TestPolicies.judge(inspection, view);
    }

    private static Optional<Account> account(String address, boolean cleartextAllowed) {
        return Optional.of(new Account(Address.parse(address).orElseThrow(), "/home", cleartextAllowed, false));
    }
}
