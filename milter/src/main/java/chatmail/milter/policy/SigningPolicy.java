// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.dkim.Signer;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Mail that Postfix makes itself: bounces. It passes, signed, so that other relays take it. */
final class SigningPolicy implements Policy {
    private final Signatures signatures;

    SigningPolicy(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public Inspection begin(Envelope envelope, Trace trace) {
        return new SigningInspection();
    }

    private final class SigningInspection implements Inspection {
        private final Headers headers = new Headers(Limits.MESSAGE);
        private Optional<Signer> signer = Optional.empty();

        @Override
        public Optional<Address> accountNeededFor(String forwardPath) {
            return Optional.empty();
        }

        @Override
        public Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account) {
            return Optional.empty();
        }

        @Override
        public void header(HeaderField field) {
            headers.add(field);
        }

        /** A header beyond the bounds is not known whole, and one without an author says nothing: neither is signed. */
        @Override
        public void endOfHeaders() {
            signer = headers.problem().isEmpty() && !headers.all("From").isEmpty()
                    ? Optional.of(signatures.begin(headers))
                    : Optional.empty();
        }

        @Override
        public boolean body(ByteBuffer piece) {
            signer.ifPresent(open -> open.feed(piece.duplicate()));
            return signer.isPresent();
        }

        @Override
        public Verdict end() {
            List<HeaderField> fields = signer.map(Signer::finish).orElse(List.of());
            return new Verdict.Accepted(fields.isEmpty() ? Reason.UNSIGNED : Reason.SIGNED, false, fields);
        }
    }
}
