// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.dkim.Verification;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.Fields;
import chatmail.milter.mime.PostfixView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingPolicyTest {
    private static final PostfixView ENCRYPTED = CorpusMessage.of("incoming")
            .filter(message -> message.tag().equals("encrypted"))
            .findFirst()
            .orElseThrow()
            .view();

    private static Inspection begin(String reversePath, String... options) {
        return TestPolicies.of(Role.INCOMING, options).begin(new Envelope(Optional.empty(), "192.0.2.7", reversePath));
    }

    private static Verdict judge(Inspection inspection, PostfixView view) {
        return TestPolicies.judge(inspection, view);
    }

    @ParameterizedTest
    @CsvSource({
        "alice@chat.example,alice@chat.example",
        "ALICE+tag@Chat.Example,alice@chat.example",
        "bob@elsewhere.example,",
        "postmaster,"
    })
    void asksForTheAccountsOfItsOwnDomain(String forwardPath, String account) {
        Inspection inspection = begin("a@b.example");
        assertThat(inspection.accountNeededFor(forwardPath).map(Address::toString))
                .isEqualTo(Optional.ofNullable(account));
    }

    @Test
    void refusesARecipientWithoutAnAccountAndTakesTheOthers() {
        Inspection inspection = begin("a@b.example");
        var alice = new Account(new Address("alice", "chat.example"), "/home", false, false);
        assertThat(inspection.recipient("nobody@chat.example", Optional.empty()))
                .map(Verdict::reason)
                .hasValue(Reason.NO_SUCH_USER);
        assertThat(inspection.recipient("alice@chat.example", Optional.of(alice)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo/bar@chat.example", "\"a b\"@chat.example", "a:b@Chat.Example", "@chat.example"})
    void refusesNamesOfOursThatCanHaveNoAccount(String forwardPath) {
        assertThat(begin("a@b.example").recipient(forwardPath, Optional.empty()))
                .map(Verdict::reason)
                .hasValue(Reason.NO_SUCH_USER);
    }

    @Test
    void refusesMailToWhoIsBlocked() {
        var account = new Account(new Address("alice", "chat.example"), "/home", false, true);
        assertThat(begin("a@b.example").recipient("alice@chat.example", Optional.of(account)))
                .map(Verdict::reason)
                .hasValue(Reason.NO_SUCH_USER);
    }

    @Test
    void keepsTheReversePathOfWhoWritesUnderTheirOwnName() {
        String author = chatmail.milter.mime.FromHeader.read(ENCRYPTED.headers())
                .value()
                .orElseThrow()
                .toString();
        assertThat(judge(begin(author), ENCRYPTED)).isEqualTo(new Verdict.Accepted(Reason.ENCRYPTED, false, List.of()));
    }

    @Test
    void letsNoBounceGoToAnAddressThatIsNotTheAuthor() {
        assertThat(judge(begin("list-bounces@elsewhere.example"), ENCRYPTED))
                .isEqualTo(new Verdict.Accepted(Reason.ENCRYPTED, true, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "<j\u00f6rg@b\u00fccher.example>, j\u00f6rg@B\u00dcCHER.example, false",
        "<j\u00f6rg@b\u00fccher.example>, j\u00f6rg@xn--bcher-kva.example, false",
        "<bob@x.example>, bob@x.example., true",
        "<bob@x.example>, \"bob\"@x.example, true",
        "<bob@x.example>, @x.example, true",
        "<bob@x.example>, bob, true",
    })
    void comparesInternationalAddressesToo(String from, String reversePath, boolean differs) {
        Inspection inspection = begin(Fields.utf8(reversePath));
        inspection.header(Fields.headers("From: " + Fields.utf8(from)).fields().get(0));
        ENCRYPTED.headers().fields().stream().filter(field -> !field.is("From")).forEach(inspection::header);
        inspection.endOfHeaders();
        inspection.body(ByteBuffer.wrap(ENCRYPTED.body()));
        Verdict verdict = ((NeedsAuthor) inspection.end())
                .then()
                .apply(new Verification(Verification.Outcome.PASS, "", List.of()));
        assertThat(verdict).isEqualTo(new Verdict.Accepted(Reason.ENCRYPTED, differs, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.8, 192.0.2.7, false",
        "IPv6:2001:DB8:0:0::0:1, 2001:db8::1, true",
        "IPv6:2001:db8::1, 2001:db8::2, false",
        "192.0.2.7, '', false",
        "192.0.2.7, unknown, false",
    })
    void knowsAnAuthorAtAnAddressByTheClient(String literal, String client, boolean same) {
        assertThat(ofAuthorAt(literal, client).reason()).isEqualTo(same ? Reason.ENCRYPTED : Reason.DKIM_MISSING);
    }

    @Test
    void takesNoAuthorAtAnAddressWhenThatIsOff() {
        assertThat(ofAuthorAt("192.0.2.7", "192.0.2.7", "ip_literal_senders = false")
                        .reason())
                .isEqualTo(Reason.DKIM_MISSING);
    }

    private static Verdict ofAuthorAt(String literal, String client, String... options) {
        Inspection inspection = TestPolicies.of(Role.INCOMING, options)
                .begin(new Envelope(Optional.empty(), client, "a@[" + literal + ']'));
        inspection.header(Fields.headers("From: a@[" + literal + ']').fields().get(0));
        ENCRYPTED.headers().fields().stream().filter(field -> !field.is("From")).forEach(inspection::header);
        inspection.endOfHeaders();
        inspection.body(ByteBuffer.wrap(ENCRYPTED.body()));
        return (Verdict) inspection.end();
    }

    @Nested
    class OfABounce {
        private final PostfixView bounce = CorpusMessage.of("incoming")
                .filter(message -> message.tag().equals("bounce-report"))
                .findFirst()
                .orElseThrow()
                .view();

        @Test
        void takesTheReportWithTheNullSender() {
            assertThat(judge(begin(""), bounce).reason()).isEqualTo(Reason.BOUNCE_REPORT);
        }

        @Test
        void takesItFromNobodyWhoMerelySaysSo() {
            assertThat(judge(begin("mailer-daemon@remote.example"), bounce).reason())
                    .isEqualTo(Reason.ENCRYPTION_NEEDED);
        }
    }

    @Nested
    class OfClearText {
        private final PostfixView clear = CorpusMessage.of("incoming")
                .filter(message -> message.toString().equals("incoming/cleartext-allowed/clear-legacy"))
                .findFirst()
                .orElseThrow()
                .view();

        private void recipient(Inspection inspection, boolean cleartextAllowed) {
            var address = new Address(cleartextAllowed ? "legacy001" : "strict001", "chat.example");
            var account = new Account(address, "/home", cleartextAllowed, false);
            assertThat(inspection.recipient(address.toString(), Optional.of(account)))
                    .isEmpty();
        }

        @Test
        void takesItForWhoTakesIt() {
            Inspection inspection = begin("a@b.example");
            recipient(inspection, true);
            assertThat(judge(inspection, clear).reason()).isEqualTo(Reason.CLEARTEXT_ALLOWED);
        }

        @Test
        void refusesItAsSoonAsOneRecipientDoesNot() {
            Inspection inspection = begin("a@b.example");
            recipient(inspection, true);
            recipient(inspection, false);
            assertThat(judge(inspection, clear).reason()).isEqualTo(Reason.ENCRYPTION_NEEDED);
        }
    }

    @Test
    void refusesWhatIsTooLarge() {
        Verdict verdict = judge(begin("", "max_message_size = 1000"), ENCRYPTED);
        assertThat(verdict.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void takesClearTextContactRequestsOnlyWhileTheyAreAllowed() {
        PostfixView request = CorpusMessage.of("incoming")
                .filter(message -> message.tag().equals("secure-join"))
                .findFirst()
                .orElseThrow()
                .view();
        assertThat(judge(begin("a@b.example"), request).reason()).isEqualTo(Reason.SECURE_JOIN);
        assertThat(judge(begin("a@b.example", "securejoin_cleartext = false"), request)
                        .reason())
                .isEqualTo(Reason.ENCRYPTION_NEEDED);
    }
}
