// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.work.TokenBuckets;
import chatmail.milter.dkim.Signer;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.pgp.SetupMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Mail of our own users: logged in, under their own address, within their rate, encrypted; it leaves signed. */
final class OutgoingPolicy implements Policy {
    /** How fast each user may send, by login. */
    private final TokenBuckets<Address> rate;

    private final Signatures signatures;
    private final long maxMessageBytes;
    private final boolean securejoinCleartext;

    OutgoingPolicy(ChatmailConfig config, TokenBuckets<Address> rate, Signatures signatures) {
        this.rate = rate;
        this.signatures = signatures;
        maxMessageBytes = config.sending().maxMessageSize().bytes();
        securejoinCleartext = config.exceptions().securejoinCleartext();
    }

    @Override
    public Inspection begin(Envelope envelope, Trace trace) {
        return new OutgoingInspection(envelope, trace);
    }

    private final class OutgoingInspection implements Inspection {
        private final Envelope envelope;
        private final Optional<Address> login;
        private final Trace trace;
        private final Content content;
        private Optional<Signer> signer = Optional.empty();
        private Optional<Duration> wait = Optional.empty();
        private int recipients;
        private int toOneself;

        OutgoingInspection(Envelope envelope, Trace trace) {
            this.envelope = envelope;
            this.trace = trace;
            content = new Content(maxMessageBytes, trace);
            login = envelope.login().flatMap(Address::parse);
        }

        @Override
        public Optional<Address> accountNeededFor(String forwardPath) {
            return login;
        }

        /** Before the first recipient Postfix has not yet refused those who did not log in, so nothing is judged at MAIL. */
        @Override
        public Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account) {
            Optional<Verdict.Refused> early = envelopeVerdict();
            if (early.isPresent()) {
                return early;
            }
            if (account.filter(Account::blocked).isPresent()) {
                return Optional.of(Verdict.Refused.because(Reason.BLOCKED));
            }
            if (wait.isEmpty()) {
                wait = Optional.of(rate.take(login.get()));
            }
            if (!wait.get().isZero()) {
                return Optional.of(tooMuchMail(wait.get()));
            }
            recipients++;
            toOneself += Address.parse(forwardPath).equals(login) ? 1 : 0;
            return Optional.empty();
        }

        private Optional<Verdict.Refused> envelopeVerdict() {
            if (login.isEmpty()) {
                return Optional.of(Verdict.Refused.because(Reason.LOGIN_MISSING));
            }
            return envelope.reversePath().isEmpty()
                    ? Optional.of(Verdict.Refused.because(Reason.SENDER_MISSING))
                    : Optional.empty();
        }

        private Verdict.Refused tooMuchMail(Duration wait) {
            long seconds = wait.plusNanos(999_999_999).toSeconds();
            String text = "Too much mail from <" + envelope.reversePath() + ">, try again in " + seconds + " s";
            return new Verdict.Refused(Reason.TOO_MUCH_MAIL, text, "again in " + seconds + " s");
        }

        @Override
        public void header(HeaderField field) {
            content.header(field);
        }

        @Override
        public void endOfHeaders() {
            content.endOfHeaders(ArmorRules.OUTGOING);
            signer = Optional.of(signatures.begin(content.headers()));
            content.exemptSecureJoin(securejoinCleartext);
            content.exempt(
                    Reason.SETUP_MESSAGE,
                    Content.unless(recipients > 0 && toOneself == recipients, "it does not go to its sender alone"),
                    observer -> new SetupMessage(content.headers(), observer));
        }

        @Override
        public boolean body(ByteBuffer piece) {
            boolean open = content.body(piece);
            if (open) {
                signer.ifPresent(signature -> signature.feed(piece.duplicate()));
            }
            return open;
        }

        @Override
        public Verdict end() {
            Optional<Verdict.Refused> early =
                    envelopeVerdict().or(content::headerVerdict).or(this::fromVerdict);
            if (early.isPresent()) {
                return early.get();
            }
            Verdict verdict = content.bodyVerdict();
            return verdict.reason().accepts()
                    ? new Verdict.Accepted(
                            verdict.reason(), false, signer.orElseThrow().finish())
                    : verdict;
        }

        private Optional<Verdict.Refused> fromVerdict() {
            boolean same = content.from().equals(login) && content.from().equals(envelope.sender());
            Optional<String> shortfall = same ? Optional.empty() : Optional.of(invalidFrom());
            trace.checked(Reason.FROM_NOT_SENDER, shortfall);
            return shortfall.map(reply -> new Verdict.Refused(Reason.FROM_NOT_SENDER, reply, ""));
        }

        private String invalidFrom() {
            String author = content.from().map(Address::toString).orElse("");
            return "Invalid FROM <" + author + "> for <" + envelope.reversePath() + ">";
        }

        @Override
        public Optional<PacketSummary> packets() {
            return content.packets();
        }
    }
}
