// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.List;

/**
 * What the signatures of a message say about its author.
 *
 * @param fact why it is not verified, a short ASCII sentence for the reply, without content of the message; empty when it
 *     is
 * @param signatures each signature field's own result, in the order of the header
 */
public record Verification(Outcome outcome, String fact, List<SignatureResult> signatures) {
    public enum Outcome {
        /** A signature of the author's domain is valid. */
        PASS,
        /** There is no signature field at all. */
        MISSING,
        /** There are some; none is valid and of the author's domain. */
        INVALID,
        /** None is known to be valid, but one may be: its key could not be asked for. */
        UNAVAILABLE
    }
}
