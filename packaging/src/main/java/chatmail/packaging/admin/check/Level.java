// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

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

    /** The first word of the line. */
    String word() {
        return word;
    }
}
