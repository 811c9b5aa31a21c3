// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.dkim.Canonicalization.RELAXED;
import static chatmail.milter.dkim.Canonicalization.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderCanonicalizerTest {
    private static String canonical(Canonicalization form, String... namesAndValues) {
        var canonicalizer = new HeaderCanonicalizer(form);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            canonicalizer.add(octets(namesAndValues[i]), octets(namesAndValues[i + 1]));
        }
        return new String(canonicalizer.octets(), StandardCharsets.ISO_8859_1);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** RFC 6376, section 3.4.5; the blank before the colon of the second field is gone before a milter sees it. */
    @Test
    void relaxesTheExampleOfTheStandard() {
        assertThat(canonical(RELAXED, "A", " X", "B", " Y\t\n\tZ  ")).isEqualTo("a:X\r\nb:Y Z\r\n");
    }

    @Test
    void keepsTheExampleOfTheStandardWhenSimple() {
        assertThat(canonical(SIMPLE, "A", " X", "B", " Y\t\n\tZ  ")).isEqualTo("A: X\r\nB: Y\t\r\n\tZ  \r\n");
    }

    @Test
    void makesFoldsCrlfWhateverTheyCameAs() {
        assertThat(canonical(SIMPLE, "A", " b\n c\r\n d")).isEqualTo("A: b\r\n c\r\n d\r\n");
        assertThat(canonical(RELAXED, "A", " b\n c\r\n d")).isEqualTo("a:b c d\r\n");
    }

    @Test
    void leavesNothingOfAValueOfBlanks() {
        assertThat(canonical(RELAXED, "A", "", "B", " \t\n ")).isEqualTo("a:\r\nb:\r\n");
    }

    @Test
    void leavesOtherOctetsAlone() {
        assertThat(canonical(RELAXED, "X-\u00c4", " \u00e9\u00a0\u0001")).isEqualTo("x-\u00c4:\u00e9\u00a0\u0001\r\n");
    }

    @Test
    void hasRoomForAValueThatDoubles() {
        String lines = "\n".repeat(50_000);
        assertThat(canonical(SIMPLE, "A", lines, "B", lines)).hasSize(2 * (100_000 + 4));
    }

    @Test
    void endsTheLastFieldWithoutLineEnd() {
        var canonicalizer = new HeaderCanonicalizer(RELAXED);
        canonicalizer.addLast(octets("DKIM-Signature"), octets(" v=1; b= "));
        assertThat(canonicalizer.octets()).isEqualTo(octets("dkim-signature:v=1; b="));
    }
}
