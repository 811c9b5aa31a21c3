// SPDX-License-Identifier: Apache-2.0
/**
 * The layout of mailboxes on disk: {@code MAILBOXES/user@domain/{password,enforceE2EEincoming,cur,new,tmp}}.
 *
 * <p>{@link chatmail.common.mailbox.Mailboxes} is the only place where an address becomes a path. Names inside a mailbox
 * are those of upstream chatmail relays and of Dovecot's Maildir++; a relay can be switched over and back. Whatever of
 * ours lies beside the mailboxes begins with a dot.
 */
@NullMarked
package chatmail.common.mailbox;

import org.jspecify.annotations.NullMarked;
