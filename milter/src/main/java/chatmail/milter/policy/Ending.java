// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

/** Where the end of a message leads: a verdict, or a question that it still depends on. */
public sealed interface Ending permits Verdict, NeedsAuthor {}
