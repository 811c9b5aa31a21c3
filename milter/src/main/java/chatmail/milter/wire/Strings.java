// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The NUL-terminated strings packets are made of. */
final class Strings {
    private Strings() {}

    /**
     * Splits a payload.
     *
     * @return the strings, each octet a character
     * @throws ProtocolException when the last one has no NUL
     */
    static List<String> split(byte[] payload, int from) throws ProtocolException {
        var strings = new ArrayList<String>();
        int start = from;
        while (start < payload.length) {
            int end = indexOfNul(payload, start);
            strings.add(new String(payload, start, end - start, StandardCharsets.ISO_8859_1));
            start = end + 1;
        }
        return strings;
    }

    /** @throws ProtocolException when there is none */
    static int indexOfNul(byte[] payload, int from) throws ProtocolException {
        for (int i = from; i < payload.length; i++) {
            if (payload[i] == 0) {
                return i;
            }
        }
        throw new ProtocolException("a string without its NUL");
    }

    /** A path of MAIL or RCPT without its brackets, which Postfix's own mail lacks (RFC 5321, section 4.1.2). */
    static String withoutBrackets(String path) {
        return path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
    }
}
