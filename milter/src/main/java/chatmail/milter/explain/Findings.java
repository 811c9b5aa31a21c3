// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.Verification;
import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that came of an examination.
 *
 * @param bodyOctets how much of the body was read; empty when the message was refused before it came
 * @param bodyMatters whether more of it could have changed the verdict
 * @param packets of an encrypted message
 * @param verification of the signatures; empty when they were not reached
 * @param answers what was said about each key that was asked for
 */
record Findings(
        Envelope envelope,
        List<Recipient> recipients,
        SavedHeader header,
        Trail trail,
        OptionalLong bodyOctets,
        boolean bodyMatters,
        Optional<PacketSummary> packets,
        Optional<Verification> verification,
        Map<KeyName, KeyAnswer> answers,
        Verdict verdict) {
    /**
     * A recipient that was told.
     *
     * @param refusal empty when it is taken
     * @param mailbox what its mailbox, or that of the sender, says about it
     */
    record Recipient(String forwardPath, Optional<Verdict.Refused> refusal, String mailbox) {}
}
