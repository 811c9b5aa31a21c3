// SPDX-License-Identifier: Apache-2.0
/**
 * One walk over all mailboxes: list, judge, remove.
 *
 * <p>Start reading at {@link chatmail.expirer.sweep.Sweep}. {@link chatmail.expirer.sweep.ExpiryPolicy} holds the rules
 * and touches nothing; it and the values it speaks of are the core.
 */
@NullMarked
package chatmail.expirer.sweep;

import org.jspecify.annotations.NullMarked;
