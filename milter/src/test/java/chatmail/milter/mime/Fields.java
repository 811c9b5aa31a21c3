// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;

/** Makes header blocks from text. */
public final class Fields {
    private Fields() {}

    /** A header of fields written {@code Name: value}, the octets being ISO-8859-1 and folds a bare LF. */
    public static Headers headers(String... fields) {
        var headers = new Headers(Limits.MESSAGE);
        for (String text : fields) {
            headers.add(field(text));
        }
        return headers;
    }

    static HeaderField field(String text) {
        int colon = text.indexOf(':');
        return new HeaderField(octets(text.substring(0, colon)), octets(text.substring(colon + 1)));
    }

    /** The octets of ISO-8859-1 text. */
    public static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The octets of UTF-8 text, each a character. */
    public static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
