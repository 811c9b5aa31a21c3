// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.Arrays;

/** Collects header fields in the form in which they are signed (RFC 6376, sections 3.4.1 and 3.4.2). */
final class HeaderCanonicalizer {
    private static final int INITIAL_OCTETS = 2048;

    /** The colon and the line end. */
    private static final int EXTRA_OCTETS = 3;

    private final boolean relaxed;
    private byte[] out = new byte[INITIAL_OCTETS];
    private int length;

    HeaderCanonicalizer(Canonicalization form) {
        relaxed = form == Canonicalization.RELAXED;
    }

    /**
     * Adds a field.
     *
     * @param value what stands behind the colon; folds as LF or CRLF
     */
    void add(byte[] name, byte[] value) {
        addLast(name, value);
        lineEnd();
    }

    /** Adds the signature field itself: it comes last and has no line end. */
    void addLast(byte[] name, byte[] value) {
        reserve(name.length + 2 * value.length + EXTRA_OCTETS); // a value of nothing but LF doubles
        if (relaxed) {
            relaxed(name, value);
        } else {
            simple(name, value);
        }
    }

    /** What was collected. */
    byte[] octets() {
        return Arrays.copyOf(out, length);
    }

    private void reserve(int octets) {
        if (out.length - length < octets) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, length + octets));
        }
    }

    private void simple(byte[] name, byte[] value) {
        System.arraycopy(name, 0, out, length, name.length);
        length += name.length;
        out[length++] = ':';
        for (int i = 0; i < value.length; i++) {
            if (value[i] == '\n' && (i == 0 || value[i - 1] != '\r')) {
                out[length++] = '\r';
            }
            out[length++] = value[i];
        }
    }

    private void relaxed(byte[] name, byte[] value) {
        for (byte octet : name) {
            out[length++] = octet >= 'A' && octet <= 'Z' ? (byte) (octet + 'a' - 'A') : octet;
        }
        out[length++] = ':';
        int start = length;
        boolean blank = false;
        for (int i = 0; i < value.length; i++) {
            byte octet = value[i];
            if (octet == ' ' || octet == '\t') {
                blank = true;
            } else if (!isLineEnd(value, i)) {
                if (blank && length > start) {
                    out[length++] = ' ';
                }
                blank = false;
                out[length++] = octet;
            }
        }
    }

    private static boolean isLineEnd(byte[] value, int i) {
        return value[i] == '\n' || (value[i] == '\r' && i + 1 < value.length && value[i + 1] == '\n');
    }

    private void lineEnd() {
        out[length++] = '\r';
        out[length++] = '\n';
    }
}
