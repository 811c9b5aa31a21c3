// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Text that only people and their apps may know.
 *
 * @param name what it is, fit for a test report
 * @param text at least six characters, so that it is not found by chance
 */
public record Secret(String name, String text) {
    /** Whether {@code content}, decoded as ISO-8859-1, shows the text as it is or inside something in base64. */
    public boolean isShownBy(String content) {
        return Stream.concat(Stream.of(asLatin1()), IntStream.range(0, 3).mapToObj(this::base64After))
                .anyMatch(content::contains);
    }

    private String asLatin1() {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /**
     * Base64 writes three bytes as four characters, so the text has three faces, by where in a triple it begins.
     * The characters at both ends also carry bits of the neighbours and are left out.
     */
    private String base64After(int bytesBefore) {
        var bytes = text.getBytes(UTF_8);
        var shifted = new byte[bytesBefore + bytes.length];
        System.arraycopy(bytes, 0, shifted, bytesBefore, bytes.length);
        var encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = (bytesBefore * 8 + 5) / 6;
        int to = shifted.length * 8 / 6;
        return encoded.substring(from, to);
    }
}
