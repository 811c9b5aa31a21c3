// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;

/** Who sends to whom, and which of that was only assumed. */
final class EnvelopeSection {
    private EnvelopeSection() {}

    static void print(Page page, Question question, Findings findings) {
        page.title("Envelope");
        page.row("MAIL FROM", '<' + findings.envelope().reversePath() + '>' + assumption(question, findings.header()));
        if (question.role() == Role.OUTGOING) {
            page.row("login", findings.envelope().login().orElseThrow() + "  assumed: who sends has logged in");
            page.row("sending rate", "not considered");
        }
        if (question.to().isEmpty()) {
            page.row("RCPT TO", "not known; --to ADDR tells one, and has its mailbox looked at");
        }
        for (Findings.Recipient recipient : findings.recipients()) {
            String outcome = recipient.refusal().map(EnvelopeSection::spoken).orElse("taken");
            page.row("RCPT TO", '<' + recipient.forwardPath() + ">  " + outcome + "; " + recipient.mailbox());
        }
        page.row("client", question.client().orElse("not known; --client IP tells, it matters for user@[IP] only"));
    }

    private static String assumption(Question question, SavedHeader header) {
        if (question.from().isPresent()) {
            return "";
        }
        return header.author().value().isPresent()
                ? "  assumed: the From: address; --from ADDR tells another"
                : "  assumed: the From: address cannot be read; --from ADDR tells";
    }

    private static String spoken(Verdict.Refused refusal) {
        return "refused: " + refusal.reason().tag();
    }
}
