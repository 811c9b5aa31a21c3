// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** How NUL, 0x01, TAB, CR and LF travel inside a field: as 0x01 and one of {@code 0 1 t r n}. */
final class DictEscape {
    private static final byte ESCAPE = 1;
    private static final byte[] PLAIN = {0, 1, '\t', '\r', '\n'};
    private static final byte[] ESCAPED = {'0', '1', 't', 'r', 'n'};

    private DictEscape() {}

    /** @return empty when an escape is cut off or unknown */
    static Optional<byte[]> unescape(byte[] line, int from, int to) {
        int escapes = 0;
        for (int i = from; i < to; i++) {
            if (line[i] == ESCAPE) {
                escapes++;
                i++;
                if (i == to) {
                    return Optional.empty();
                }
            }
        }
        byte[] plain = new byte[to - from - escapes];
        int out = 0;
        for (int i = from; i < to; i++) {
            byte octet = line[i];
            if (octet == ESCAPE) {
                int which = indexOf(ESCAPED, line[++i]);
                if (which < 0) {
                    return Optional.empty();
                }
                octet = PLAIN[which];
            }
            plain[out++] = octet;
        }
        return Optional.of(plain);
    }

    /** Appends a field that holds no raw TAB, CR or LF afterwards. */
    static void escape(byte[] plain, ByteArrayOutputStream out) {
        int from = 0;
        for (int i = 0; i < plain.length; i++) {
            int which = plain[i] > '\r' || plain[i] < 0 ? -1 : indexOf(PLAIN, plain[i]);
            if (which >= 0) {
                out.write(plain, from, i - from);
                out.write(ESCAPE);
                out.write(ESCAPED[which]);
                from = i + 1;
            }
        }
        out.write(plain, from, plain.length - from);
    }

    private static int indexOf(byte[] octets, byte octet) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == octet) {
                return i;
            }
        }
        return -1;
    }
}
