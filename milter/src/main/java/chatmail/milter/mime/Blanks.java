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
