// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;

/** One header field in the octets it came in, for nothing else can be hashed or judged. */
public final class HeaderField {
    private final byte[] name;
    private final byte[] value;

    /**
     * A field as it came.
     *
     * @param name as written, without the colon
     * @param value everything after the colon, leading blank included; folds as LF or CRLF. Both arrays are kept as
     *     they are and must not be changed afterwards
     */
    public HeaderField(byte[] name, byte[] value) {
        this.name = name;
        this.value = value;
    }

    /** The octets of the name; not a copy. */
    public byte[] name() {
        return name;
    }

    /** The octets after the colon; not a copy. */
    public byte[] value() {
        return value;
    }

    /**
     * Whether the name is one (RFC 5322, section 2.2). Postfix drops blanks before the colon; with them, or with a control
     * character, the field would be another one to us than to a reader.
     */
    boolean hasName() {
        for (byte octet : name) {
            if (octet <= ' ' || octet == 0x7f || octet == ':') {
                return false;
            }
        }
        return name.length > 0;
    }

    /** Whether this is the field of that name; names compare without case (RFC 5322, section 1.2.2). */
    public boolean is(String other) {
        if (name.length != other.length()) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (folded(name[i]) != folded(other.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int folded(int octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + 'a' - 'A' : octet;
    }

    /** The value on one line: each octet a character, the line ends of folds taken out (RFC 5322, section 2.2.3). */
    public String text() {
        return rawText().replace("\r\n", "").replace("\n", "");
    }

    /** The value with its folds still in it, each octet a character. */
    String rawText() {
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    /** What the field counts for against {@link Limits}. */
    int octets() {
        return name.length + value.length;
    }

    /** The name alone: values must not reach a log by accident. */
    @Override
    public String toString() {
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
