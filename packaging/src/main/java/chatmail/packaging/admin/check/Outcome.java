// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

/**
 * What a check came to.
 *
 * @param text what is seen, a clause
 * @param cure what to do about it, empty if nothing
 */
public record Outcome(Level level, String text, String cure) {

    public static Outcome ok(String text) {
        return new Outcome(Level.OK, text, "");
    }

    public static Outcome warn(String text, String cure) {
        return new Outcome(Level.WARN, text, cure);
    }

    public static Outcome fail(String text, String cure) {
        return new Outcome(Level.FAIL, text, cure);
    }
}
