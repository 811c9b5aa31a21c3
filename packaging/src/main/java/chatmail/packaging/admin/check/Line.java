// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import java.util.Locale;

/** An outcome as it is printed. What others wrote, in DNS for instance, does not get at the terminal. */
final class Line {

    private static final int MAX_LENGTH = 700;

    private Line() {}

    static String of(String name, Outcome outcome) {
        var cure = outcome.cure().isEmpty() ? "" : "; to do: " + outcome.cure();
        var line = String.format(Locale.ROOT, "%-4s %s: %s%s", outcome.level().word(), name, cut(outcome.text()), cure);
        return line.replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\p{Cntrl}", "?");
    }

    private static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + " ...";
    }
}
