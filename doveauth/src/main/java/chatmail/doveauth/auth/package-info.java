// SPDX-License-Identifier: Apache-2.0
/**
 * The door {@code auth}: passdb and userdb look-ups and the list of users, for the Lua script in Dovecot and for the dict
 * passdb of Dovecot 2.3, which say the same.
 *
 * <p>{@link chatmail.doveauth.auth.AuthDict} is the door, {@code AuthKey} reads what it is asked.
 */
@NullMarked
package chatmail.doveauth.auth;

import org.jspecify.annotations.NullMarked;
