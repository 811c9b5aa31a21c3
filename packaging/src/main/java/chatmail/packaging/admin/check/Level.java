// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import chatmail.packaging.admin.dkim.KeyKind;

/** How it stands with one thing. */
public enum Level {
    OK("ok"),
    /** The relay works, but not as it should, or not for long; or nobody could look. */
    WARN("warn"),
    /** The relay does not work. */
    FAIL("FAIL");

    private final String word;

    Level(String word) {
        this.word = word;
    }

    /** When one of the keys is of no use: each message has both signatures, and who does not know Ed25519 goes by the other. */
    public static Level of(KeyKind broken) {
        return broken == KeyKind.RSA ? FAIL : WARN;
    }

    /** The first word of the line. */
    String word() {
        return word;
    }
}
