// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.mta.Macros;

/** What is measured. */
enum Mode {
    /** Signed mail from elsewhere. */
    VERIFY,
    /** Mail of a user who logged in. */
    SIGN,
    /** Much large mail from elsewhere at once. */
    FLOOD;

    /** What Postfix would tell of the connection and of the message. */
    Macros macros() {
        return new Macros("mx.load.example", this == SIGN);
    }
}
