// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.accounts.Credentials;

/** What a login leads to, before the password is compared: that is Dovecot's part. */
public sealed interface Login {
    /** The account exists. */
    record Known(Credentials credentials) implements Login {}

    /** The account exists since now. */
    record Created(Credentials credentials) implements Login {}

    /** The operator has shut the address out, whether it has an account or not. */
    record Blocked() implements Login {}

    /** There is no account, and none is made. */
    record Refused(CreationRefusal reason) implements Login {}
}
