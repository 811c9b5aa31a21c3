// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Header text as people mean it (RFC 6532). */
final class Utf8 {
    private Utf8() {}

    /** Decodes a string whose characters are octets; empty when they are not UTF-8. */
    static Optional<String> decode(String octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
