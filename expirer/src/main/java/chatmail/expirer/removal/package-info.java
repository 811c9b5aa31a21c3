// SPDX-License-Identifier: Apache-2.0
/**
 * Deleting, and telling of it: why something goes, what went, what could not go.
 *
 * <p>Start reading at {@link chatmail.expirer.removal.Findings}, which a mailbox's work fills. Figures go into a
 * {@link chatmail.expirer.removal.Report}, which holds no names; lines, which do, go to who asked for them, in the order of
 * the mailboxes.
 */
@NullMarked
package chatmail.expirer.removal;

import org.jspecify.annotations.NullMarked;
