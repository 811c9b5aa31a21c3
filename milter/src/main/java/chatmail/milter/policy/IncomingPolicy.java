// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.SecureJoinRequest;
import chatmail.milter.pgp.ArmorRules;
import chatmail.milter.pgp.PacketSummary;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Mail from other servers: its recipients exist, one author, encrypted.
 *
 * <p>The author is not verified yet: DKIM signatures are not looked at. Exemptions that rest on a verified author,
 * bounces and cleartext, are therefore not granted.
 */
public final class IncomingPolicy implements Policy {
    private final String mailDomain;
    private final long maxMessageBytes;
    private final boolean securejoinCleartext;

    public IncomingPolicy(ChatmailConfig config) {
        mailDomain = config.mailDomain();
        maxMessageBytes = config.sending().maxMessageSize().bytes();
        securejoinCleartext = config.securejoinCleartext();
    }

    @Override
    public Inspection begin(Envelope envelope) {
        return new IncomingInspection(envelope);
    }

    private final class IncomingInspection implements Inspection {
        private final Envelope envelope;
        private final Content content = new Content(maxMessageBytes);

        IncomingInspection(Envelope envelope) {
            this.envelope = envelope;
        }

        /** Asking here keeps Postfix from accepting what Dovecot will refuse, and from bouncing it to a stranger. */
        @Override
        public Optional<Address> accountNeededFor(String forwardPath) {
            return Address.parse(forwardPath).map(Address::withoutDetail).filter(address -> address.domain()
                    .equals(mailDomain));
        }

        @Override
        public Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account) {
            boolean unknown = accountNeededFor(forwardPath).isPresent() && account.isEmpty();
            return unknown ? Optional.of(Verdict.Refused.because(Reason.NO_SUCH_USER)) : Optional.empty();
        }

        @Override
        public void header(HeaderField field) {
            content.header(field);
        }

        @Override
        public void endOfHeaders() {
            content.endOfHeaders(ArmorRules.INCOMING);
            if (securejoinCleartext) {
                content.exempt(Reason.SECURE_JOIN, new SecureJoinRequest(content.headers()));
            }
        }

        @Override
        public boolean body(ByteBuffer piece) {
            return content.body(piece);
        }

        @Override
        public Verdict end() {
            Optional<Verdict.Refused> early = content.headerVerdict();
            if (early.isPresent()) {
                return early.get();
            }
            Verdict verdict = content.bodyVerdict();
            return verdict.reason().accepts() ? new Verdict.Accepted(verdict.reason(), sentForAnother()) : verdict;
        }

        /** A bounce goes to the reverse-path; one that the author does not own would hit a bystander. */
        private boolean sentForAnother() {
            return !envelope.reversePath().isEmpty() && !content.from().equals(envelope.sender());
        }

        @Override
        public Optional<PacketSummary> packets() {
            return content.packets();
        }
    }
}
