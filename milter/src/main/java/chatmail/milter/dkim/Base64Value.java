// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Blanks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Base64 as the values of tags have it: blanks and folds anywhere (RFC 6376, section 2.10). */
final class Base64Value {
    private Base64Value() {}

    /** The octets; empty when it is not base64 once the blanks are gone. */
    static Optional<byte[]> decode(String value) {
        var octets = new byte[value.length()];
        int length = 0;
        for (int i = 0; i < octets.length; i++) {
            char c = value.charAt(i);
            if (!Blanks.isBlankOrLineEnd(c)) {
                octets[length++] = (byte) c;
            }
        }
        try {
            return Optional.of(Base64.getDecoder().decode(new String(octets, 0, length, StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
