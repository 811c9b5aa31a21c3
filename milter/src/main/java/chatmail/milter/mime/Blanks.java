// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** The octets that show nothing. */
public final class Blanks {
    private Blanks() {}

    /** A space or a tab. */
    public static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\t';
    }

    /** A blank or part of a line end. */
    public static boolean isBlankOrLineEnd(int octet) {
        return isBlank(octet) || octet == '\r' || octet == '\n';
    }

    /**
     * The text without them around it. Not {@link String#strip}: characters are octets here, and neither a control
     * character nor a no-break space is one of these.
     */
    public static String strip(String text) {
        return strip(text, 0, text.length());
    }

    /** The text from {@code start} to before {@code end} without them around it. */
    public static String strip(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlankOrLineEnd(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlankOrLineEnd(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether the range holds nothing to see. */
    static boolean only(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlankOrLineEnd(octets[i])) {
                return false;
            }
        }
        return true;
    }
}
