// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import java.util.Locale;

/** Text of strangers in a form that a terminal only shows: printable ASCII, of a bounded length. */
final class Printable {
    private static final String CUT = "...";

    private Printable() {}

    /**
     * The text with every character that is not printable ASCII, and the backslash, as {@code \xNN}.
     *
     * @param text each character an octet, or a character of Unicode
     * @param max the most characters that come out
     */
    static String of(String text, int max) {
        var printable = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            String next = of(text.charAt(i));
            boolean last = i == text.length() - 1;
            if (printable.length() + next.length() > (last ? max : max - CUT.length())) {
                return printable.append(CUT).toString();
            }
            printable.append(next);
        }
        return printable.toString();
    }

    private static String of(char c) {
        if (c >= ' ' && c < 0x7f && c != '\\') {
            return String.valueOf(c);
        }
        return String.format(Locale.ROOT, c > 0xff ? "\\u%04x" : "\\x%02x", (int) c);
    }

    /** A number for people, e.g. {@code 31,457,280 octets}. */
    static String octets(long number) {
        return String.format(Locale.ROOT, "%,d octet%s", number, number == 1 ? "" : "s");
    }
}
