// SPDX-License-Identifier: Apache-2.0
/**
 * The verdict on a saved message, for an administrator who was asked why mail was refused: the policies of the daemon, fed
 * from a file as Postfix would feed it, and watched.
 *
 * <p>{@code Explain}, where to start, reads the command line into a {@code Question} and opens the {@code SavedMessage}. The
 * {@code Examination} takes it through the policy of the role with a {@code Trail} that hears of each rule, and a {@code
 * Walk} for each inspector that hears of parts, armor and packets. What comes of it are {@code Findings}; each {@code
 * ...Section} puts one part of them on the {@code Page}, which makes text of strangers harmless. Nothing here judges: what
 * is not in the findings is not known.
 */
@NullMarked
package chatmail.milter.explain;

import org.jspecify.annotations.NullMarked;
