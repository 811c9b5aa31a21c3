// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.pgp.PacketSummary;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * One message under inspection, in the order of SMTP: recipients, header fields, end of headers, body, end. Nothing here
 * waits; what must be looked up is asked for and handed in.
 */
public interface Inspection {
    /** Whose account must be known before this recipient can be judged; empty when none. */
    Optional<Address> accountNeededFor(String forwardPath);

    /**
     * Judges a recipient.
     *
     * @param forwardPath without brackets and parameters
     * @param account of the address that was asked for; empty when it has none
     * @return empty when the recipient is taken
     */
    Optional<Verdict.Refused> recipient(String forwardPath, Optional<Account> account);

    /**
     * In whose name the message comes, as far as that is known by now. None of them may be shut out by the operator: the
     * first recipient is refused, or at the end the message.
     */
    default Set<Address> senders() {
        return Set.of();
    }

    void header(HeaderField field);

    void endOfHeaders();

    /**
     * Takes the next piece of the body.
     *
     * @param piece position to limit; not kept
     * @return whether more of it could still change the verdict
     */
    boolean body(ByteBuffer piece);

    Ending end();

    /** What the encrypted message is made of, after {@link #end()} found that it is one. */
    default Optional<PacketSummary> packets() {
        return Optional.empty();
    }
}
