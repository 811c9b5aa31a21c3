// SPDX-License-Identifier: Apache-2.0
/**
 * The door {@code lastlogin}: Dovecot's plugin of the same name sets {@code shared/last-login/USER} at each login, and the
 * account store remembers the day, by which the expirer tells who stayed away.
 */
@NullMarked
package chatmail.doveauth.lastlogin;

import org.jspecify.annotations.NullMarked;
