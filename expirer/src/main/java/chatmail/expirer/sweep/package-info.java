// SPDX-License-Identifier: Apache-2.0
/**
 * One walk over all mailboxes: list, judge, remove, report.
 *
 * <p>Start reading at {@link chatmail.expirer.sweep.Sweep}. {@link chatmail.expirer.sweep.ExpiryPolicy} holds the rules
 * and touches nothing; it and the values it speaks of are the core. {@link chatmail.expirer.sweep.OpenDirectory} is the
 * only class that touches a directory: everything below the mailboxes directory is reached through an open handle
 * (openat(2) and its kin), so no link can lead the sweep elsewhere. The layout is Maildir++; names are as Dovecot writes
 * them. Nothing is remembered per file, so memory does not grow with their number.
 */
@NullMarked
package chatmail.expirer.sweep;

import org.jspecify.annotations.NullMarked;
