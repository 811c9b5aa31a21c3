// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Each rule with its outcome, in the order of checks. */
final class RuleSection {
    private static final String NOT_REACHED = "not reached";

    private static final Set<Reason> AUTHOR_REASONS =
            EnumSet.of(Reason.DKIM_MISSING, Reason.DKIM_NOT_VALID, Reason.DKIM_KEY_UNAVAILABLE);

    private static final Set<Reason> RECIPIENT_REASONS = EnumSet.of(Reason.SETUP_MESSAGE, Reason.CLEARTEXT_ALLOWED);

    private final Page page;
    private final Findings findings;
    private final Trail trail;

    private RuleSection(Page page, Findings findings) {
        this.page = page;
        this.findings = findings;
        trail = findings.trail();
    }

    static void print(Page page, Role role, Findings findings) {
        page.title("Rules, in the order of checks");
        var section = new RuleSection(page, findings);
        switch (role) {
            case INCOMING -> section.incoming();
            case OUTGOING -> section.outgoing();
            case SIGNING -> page.row("none", "what Postfix makes itself passes, signed if there is a key");
        }
    }

    private void incoming() {
        content(List.of());
        exceptions(List.of(Reason.SECURE_JOIN, Reason.BOUNCE_REPORT, Reason.CLEARTEXT_ALLOWED));
        page.row("DKIM", author());
        if (findings.verdict() instanceof Verdict.Accepted accepted && accepted.nullSender()) {
            page.row("bounces", "none: MAIL FROM becomes <>, for it is not the From: address");
        }
    }

    private void outgoing() {
        content(List.of(Reason.FROM_NOT_SENDER));
        exceptions(List.of(Reason.SECURE_JOIN, Reason.SETUP_MESSAGE));
    }

    private void content(List<Reason> more) {
        page.row("recipients", recipients());
        rule("header", Reason.MALFORMED);
        rule("From:", Reason.FROM_NOT_SINGLE);
        more.forEach(reason -> rule("From: and sender", reason));
        rule("size", Reason.TOO_LARGE);
        rule("encryption", Reason.ENCRYPTED);
    }

    /** Login and sender are judged with them. */
    private String recipients() {
        if (findings.bodyOctets().isEmpty()) {
            return "no: " + findings.verdict().reason().text();
        }
        return findings.recipients().isEmpty() ? "not known" : "ok";
    }

    private void rule(String label, Reason rule) {
        page.row(
                label,
                trail.reached(rule)
                        ? trail.shortfall(rule).map(fact -> "no: " + fact).orElse("ok")
                        : NOT_REACHED);
    }

    private void exceptions(List<Reason> reasons) {
        boolean needed = trail.shortfall(Reason.ENCRYPTED).isPresent();
        String otherwise = trail.reached(Reason.ENCRYPTED) ? "not needed" : NOT_REACHED;
        reasons.forEach(reason -> page.subRow(reason.tag(), needed ? exception(reason) : otherwise));
    }

    private String exception(Reason reason) {
        if (!trail.reached(reason)) {
            return NOT_REACHED;
        }
        boolean guess = findings.recipients().isEmpty() && RECIPIENT_REASONS.contains(reason);
        return trail.shortfall(reason)
                .map(fact -> "no: " + fact + (guess ? ", as far as can be said without --to" : ""))
                .orElse("ok, passes unencrypted");
    }

    private String author() {
        Verdict verdict = findings.verdict();
        if (verdict instanceof Verdict.Refused refused) {
            return AUTHOR_REASONS.contains(refused.reason()) ? failure(refused) : NOT_REACHED;
        }
        return findings.verification().isPresent()
                ? "ok"
                : "ok: not needed, the client has the address that is the From: domain";
    }

    private static String failure(Verdict.Refused refused) {
        return (refused.reason().temporary() ? "not known yet: " : "no: ") + refused.detail();
    }
}
