// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.accounts.Account;

/** What a login leads to, before the password is compared: that is Dovecot's part. */
public sealed interface Login {
    /** The account exists; with the hash that is stored. */
    record Known(Account account, String passwordHash) implements Login {}

    /** The account exists since now. */
    record Created(Account account, String passwordHash) implements Login {}

    /** The account exists, and the operator has shut it out. */
    record Blocked() implements Login {}

    /** There is no account, and none is made. */
    record Refused(CreationRefusal reason) implements Login {}
}
