// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.PostfixView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where others and we do not agree about a message, each with the rule by which we stay with our answer. */
enum KnownDifference {
    /** RFC 6376, section 3.4.4: a relaxed body of blanks and line ends is an empty one. jDKIM keeps a line end of it. */
    NOTHING_BUT_EMPTY_LINES {
        @Override
        boolean explains(String message, Verification ours) {
            return body(message).isBlank();
        }
    },
    /** The same section: blanks at the end of a line do not count, nor do they if its CRLF is missing. To jDKIM they do. */
    BLANK_INSTEAD_OF_LINE_END {
        @Override
        boolean explains(String message, Verification ours) {
            return message.endsWith(" ") || message.endsWith("\t");
        }
    },
    /** RFC 5322, section 2.2: the line is no field. To Postfix, and so to us, it begins the body; others pass over it. */
    LINE_THAT_IS_NO_FIELD {
        @Override
        boolean explains(String message, Verification ours) {
            return PostfixView.of(message.getBytes(StandardCharsets.ISO_8859_1)).body().length
                    > body(message).length() + 2;
        }
    },
    /** RFC 6376, section 3.4.2: only blanks are taken off the end of a value. jDKIM takes off control characters, too. */
    CONTROL_CHARACTER {
        @Override
        boolean explains(String message, Verification ours) {
            String header =
                    message.substring(0, message.length() - body(message).length());
            return header.chars().anyMatch(c -> c < ' ' && !Blanks.isBlankOrLineEnd(c));
        }
    },
    /** RFC 6376, section 3.5: {@code b=} is base64 and folding blanks. Others pass over octets that are neither. */
    NOT_BASE64 {
        @Override
        boolean explains(String message, Verification ours) {
            return ours.fact().equals("b= missing or malformed");
        }
    },
    /** RFC 6376, section 8.2: what {@code l=} leaves out anybody may have added, so we refuse it. */
    BODY_NOT_SIGNED_TO_ITS_END {
        @Override
        boolean explains(String message, Verification ours) {
            return ours.fact().equals("l= leaves part of the body unsigned");
        }
    };

    /** Whether a different answer is to be expected. */
    abstract boolean explains(String message, Verification ours);

    static boolean isKnown(byte[] message, Verification ours) {
        String text = new String(message, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).anyMatch(difference -> difference.explains(text, ours));
    }

    private static String body(String message) {
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }
}
