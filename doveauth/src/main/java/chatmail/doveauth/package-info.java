// SPDX-License-Identifier: Apache-2.0
/**
 * The daemon that Dovecot asks about accounts: {@code chatmail-doveauth(8)}.
 *
 * <p>Each door is a socket on which Dovecot speaks its dict protocol: {@code auth} knows passwords and creates an account
 * on first login, {@code lastlogin} notes the day of a login. Start reading at {@link chatmail.doveauth.DoveauthMain};
 * then follow a login: {@code dict} turns bytes into requests, {@code auth} reads the key, {@code accounts} decides.
 */
@NullMarked
package chatmail.doveauth;

import org.jspecify.annotations.NullMarked;
