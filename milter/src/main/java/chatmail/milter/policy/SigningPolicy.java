// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.HeaderField;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Mail that Postfix makes itself passes as it is. It is not signed yet. */
public final class SigningPolicy implements Policy {
    @Override
    public Inspection begin(Envelope envelope) {
        return new SigningInspection();
    }

    private static final class SigningInspection implements Inspection {
        @Override
        public Optional<Address> accountNeededFor(String forwardPath) {
            return Optional.empty();
        }

        @Override
        public Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account) {
            return Optional.empty();
        }

        @Override
        public void header(HeaderField field) {}

        @Override
        public void endOfHeaders() {}

        @Override
        public boolean body(ByteBuffer piece) {
            return false;
        }

        @Override
        public Verdict end() {
            return new Verdict.Accepted(Reason.UNSIGNED, false);
        }
    }
}
