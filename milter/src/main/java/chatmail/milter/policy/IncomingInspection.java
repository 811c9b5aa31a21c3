// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.dkim.Verification;
import chatmail.milter.dkim.Verifier;
import chatmail.milter.mime.DeliveryReport;
import chatmail.milter.mime.Domains;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PacketSummary;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One message from elsewhere. What costs nothing is checked first; only what passes that is worth a question to DNS. */
final class IncomingInspection implements Inspection {
    private final Envelope envelope;
    private final IncomingPolicy policy;
    private final Content content;
    private Optional<Verifier> verifier = Optional.empty();
    private int recipients;
    private int cleartextRecipients;

    IncomingInspection(Envelope envelope, IncomingPolicy policy, Trace trace) {
        this.envelope = envelope;
        this.policy = policy;
        content = new Content(policy.maxMessageBytes(), trace);
    }

    /** Asking here keeps Postfix from accepting what Dovecot will refuse, and from bouncing it to a stranger. */
    @Override
    public Optional<Address> accountNeededFor(String forwardPath) {
        return Address.parse(forwardPath).map(Address::withoutDetail).filter(address -> address.domain()
                .equals(policy.mailDomain()));
    }

    /** A name of ours that can have no account has none; a blocked one gets no mail. */
    @Override
    public Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account) {
        boolean ours = forwardPath.toLowerCase(Locale.ROOT).endsWith('@' + policy.mailDomain());
        if (ours && account.filter(known -> !known.blocked()).isEmpty()) {
            return Optional.of(Verdict.Refused.because(Reason.NO_SUCH_USER));
        }
        recipients++;
        cleartextRecipients += account.filter(Account::cleartextAllowed).isPresent() ? 1 : 0;
        return Optional.empty();
    }

    @Override
    public Set<Address> senders() {
        var senders = new HashSet<Address>();
        envelope.sender().ifPresent(senders::add);
        content.from().ifPresent(senders::add);
        return senders;
    }

    @Override
    public void header(HeaderField field) {
        content.header(field);
    }

    @Override
    public void endOfHeaders() {
        content.endOfHeaders(ArmorRules.INCOMING);
        verifier = content.from()
                .map(author ->
                        new Verifier(content.headers(), author, policy.clock().get()));
        content.exemptSecureJoin(policy.exceptions().securejoinCleartext());
        content.exempt(
                Reason.BOUNCE_REPORT,
                Content.unless(envelope.reversePath().isEmpty(), "MAIL FROM is not <>")
                        .or(this::mailSystemObjection),
                observer -> new DeliveryReport(content.headers(), observer));
        content.exempt(
                Reason.CLEARTEXT_ALLOWED,
                Content.unless(
                        recipients > 0 && cleartextRecipients == recipients, "not every recipient is known to take it"),
                observer -> new AnyShape());
    }

    private Optional<String> mailSystemObjection() {
        return content.from()
                .map(author -> DeliveryReport.headerObjection(content.headers(), author))
                .orElse(Optional.of("there is no single author"));
    }

    @Override
    public boolean body(ByteBuffer piece) {
        boolean open = content.body(piece);
        if (open) {
            verifier.filter(Verifier::wantsBody).ifPresent(dkim -> dkim.feed(piece.duplicate()));
        }
        return open;
    }

    @Override
    public Ending end() {
        Optional<Verdict.Refused> early = content.headerVerdict();
        if (early.isPresent()) {
            return early.get();
        }
        Verdict verdict = content.bodyVerdict();
        return verdict.reason().accepts() ? authorVerdict(verdict.reason()) : verdict;
    }

    /** A domain that is an address has no DNS to publish a key in; it is proven by the connection (RFC 5321, 4.1.3). */
    private Ending authorVerdict(Reason reason) {
        String domain = content.from().orElseThrow().domain();
        if (domain.startsWith("[")) {
            return literalObjection(domain)
                    .<Verdict>map(fact -> Verdict.Refused.because(Reason.DKIM_MISSING, fact))
                    .orElseGet(() -> accepted(reason));
        }
        return new NeedsAuthor(verifier.orElseThrow(), verification -> verdict(reason, verification));
    }

    private Optional<String> literalObjection(String domain) {
        return Content.unless(
                        policy.exceptions().ipLiteralSenders(), "the From: domain is an IP address, which has no key")
                .or(() -> Content.unless(
                        literal(envelope.client()).equals(Optional.of(domain)),
                        "the client does not have the address of the From: domain"));
    }

    private static Optional<String> literal(String client) {
        return Domains.comparable((client.indexOf(':') < 0 ? "[" : "[IPv6:") + client + ']');
    }

    private Verdict verdict(Reason reason, Verification verification) {
        return switch (verification.outcome()) {
            case PASS -> accepted(reason);
            case MISSING -> Verdict.Refused.because(Reason.DKIM_MISSING, verification.fact());
            case INVALID -> Verdict.Refused.because(Reason.DKIM_NOT_VALID, verification.fact());
            case UNAVAILABLE -> Verdict.Refused.because(Reason.DKIM_KEY_UNAVAILABLE, verification.fact());
        };
    }

    /** A bounce goes to the reverse-path; one that the author does not own would hit a bystander. */
    private Verdict accepted(Reason reason) {
        boolean sentForAnother =
                !envelope.reversePath().isEmpty() && !content.from().equals(envelope.sender());
        return new Verdict.Accepted(reason, sentForAnother, List.of());
    }

    @Override
    public Optional<PacketSummary> packets() {
        return content.packets();
    }
}
