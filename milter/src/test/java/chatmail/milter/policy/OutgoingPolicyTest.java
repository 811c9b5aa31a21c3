// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.FromHeader;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OutgoingPolicyTest {
    private static final String ALICE = "alice@chat.example";
    private static final String FRIEND = "friend@remote.example";

    private static Optional<Account> account(boolean blocked) {
        return Optional.of(new Account(Address.parse(ALICE).orElseThrow(), "/home", false, blocked));
    }

    private static Reason recipient(Policy policy, Envelope envelope, Optional<Account> account) {
        return policy.begin(envelope)
                .recipient(FRIEND, account)
                .map(Verdict::reason)
                .orElse(Reason.ENCRYPTED);
    }

    @Nested
    class AtTheFirstRecipient {
        private final Policy policy = TestPolicies.of(Role.OUTGOING, "max_user_send_burst_size = 2");

        @Test
        void refusesWhoDidNotLogIn() {
            assertThat(recipient(policy, new Envelope(Optional.empty(), "", ALICE), Optional.empty()))
                    .isEqualTo(Reason.LOGIN_MISSING);
        }

        @Test
        void refusesTheNullSender() {
            assertThat(recipient(policy, new Envelope(Optional.of(ALICE), "", ""), account(false)))
                    .isEqualTo(Reason.SENDER_MISSING);
        }

        @Test
        void refusesWhoIsBlocked() {
            assertThat(recipient(policy, new Envelope(Optional.of(ALICE), "", ALICE), account(true)))
                    .isEqualTo(Reason.BLOCKED);
        }

        @Test
        void defersWhoSendsTooMuchAndSaysHowLong() {
            var envelope = new Envelope(Optional.of(ALICE), "", ALICE);
            assertThat(recipient(policy, envelope, account(false))).isEqualTo(Reason.ENCRYPTED);
            assertThat(recipient(policy, envelope, account(false))).isEqualTo(Reason.ENCRYPTED);
            assertThat(policy.begin(envelope).recipient(FRIEND, account(false)))
                    .map(Verdict.Refused::text)
                    .hasValue("Too much mail from <alice@chat.example>, try again in 1 s");
        }

        @Test
        void takesOneTokenForAMessageHoweverManyRecipientsItHas() {
            Inspection message = policy.begin(new Envelope(Optional.of(ALICE), "", ALICE));
            for (int i = 0; i < 50; i++) {
                assertThat(message.recipient("friend" + i + "@remote.example", account(false)))
                        .isEmpty();
            }
        }

        @Test
        void takesNoTokenFromWhoIsRefusedAnyway() {
            for (int i = 0; i < 5; i++) {
                recipient(policy, new Envelope(Optional.of(ALICE), "", ""), account(false));
            }
            assertThat(recipient(policy, new Envelope(Optional.of(ALICE), "", ALICE), account(false)))
                    .isEqualTo(Reason.ENCRYPTED);
        }
    }

    @Test
    void refusesTheMessageOfWhoDidNotLogInToo() {
        var message = CorpusMessage.of("outgoing").findFirst().orElseThrow();
        Inspection inspection = TestPolicies.of(Role.OUTGOING).begin(new Envelope(Optional.empty(), "", ALICE));
        assertThat(TestPolicies.judge(inspection, message.view()).reason()).isEqualTo(Reason.LOGIN_MISSING);
    }

    @Test
    void signsWhatPassesWithEveryKey() {
        var message = CorpusMessage.of("outgoing")
                .filter(candidate -> candidate.tag().equals("encrypted"))
                .findFirst()
                .orElseThrow();
        String author =
                FromHeader.read(message.view().headers()).value().orElseThrow().toString();
        Inspection inspection = TestPolicies.of(Role.OUTGOING).begin(new Envelope(Optional.of(author), "", author));
        assertThat(inspection.recipient(FRIEND, account(false))).isEmpty();
        assertThat(TestPolicies.judge(inspection, message.view()))
                .isInstanceOfSatisfying(Verdict.Accepted.class, accepted -> assertThat(accepted.newFields())
                        .hasSize(2)
                        .allMatch(field -> field.is("DKIM-Signature")));
    }
}
