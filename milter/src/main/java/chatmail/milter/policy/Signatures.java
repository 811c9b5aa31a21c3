// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.milter.dkim.Signer;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.mime.Headers;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Makes the signers of messages.
 *
 * @param keys those to sign with now; without one, messages go unsigned
 * @param clock told in the signature
 */
record Signatures(Supplier<SigningKeys> keys, Supplier<Instant> clock) {
    Signer begin(Headers headers) {
        return new Signer(keys.get(), headers, clock.get());
    }
}
