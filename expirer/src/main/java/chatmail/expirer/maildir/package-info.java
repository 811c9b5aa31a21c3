// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the messages in mailboxes without opening one: where they lie, how old and how large they are.
 *
 * <p>Start reading at {@link chatmail.expirer.maildir.MailboxWalk}, which goes through the mailboxes on several threads,
 * and {@link chatmail.expirer.maildir.MailboxScanner}, which goes through one. Only
 * {@link chatmail.expirer.maildir.OpenDirectory} touches a directory: everything below the mailboxes directory is reached
 * through an open handle (openat(2) and its kin), so no link can lead a walk elsewhere. The layout is Maildir++; names are
 * as Dovecot writes them. Nothing is remembered per file, so memory does not grow with their number.
 */
@NullMarked
package chatmail.expirer.maildir;

import org.jspecify.annotations.NullMarked;
