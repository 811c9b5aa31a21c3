// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/** What follows the boundary on its line: nothing, or two hyphens; then blanks at most (RFC 2046, section 5.1.1). */
final class DelimiterTail {
    private int hyphens;
    private boolean blanks;
    private boolean carriageReturn;
    private boolean other;

    /** The next octet of the line, without its LF. */
    void add(byte octet) {
        other |= carriageReturn;
        if (octet == '-') {
            hyphens++;
            other |= blanks;
        } else if (Blanks.isBlank(octet)) {
            blanks = true;
        } else if (octet == '\r') {
            carriageReturn = true;
        } else {
            other = true;
        }
    }

    /** Whether this makes the line a delimiter. */
    boolean fits() {
        return !other && (hyphens == 0 || hyphens == 2);
    }

    /** Whether the delimiter closes the multipart. */
    boolean closes() {
        return hyphens == 2;
    }

    void clear() {
        hyphens = 0;
        blanks = false;
        carriageReturn = false;
        other = false;
    }
}
