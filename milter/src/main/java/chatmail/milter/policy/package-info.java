// SPDX-License-Identifier: Apache-2.0
/**
 * What a relay demands of a message, per role, and why it refuses one.
 *
 * <p>Pure: fed header fields and pieces of a body, told what is known of accounts, it comes to a {@link
 * chatmail.milter.policy.Verdict}. Every verdict has a {@link chatmail.milter.policy.Reason}, from which the SMTP reply,
 * the metric's tag and the word in the log all come. The order of checks is the same everywhere: the header block, the
 * From field, encryption, and only then the author, which takes DNS. Start reading at {@link chatmail.milter.policy.IncomingPolicy}.
 */
@NullMarked
package chatmail.milter.policy;

import org.jspecify.annotations.NullMarked;
