// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.dkim.Canonicalization.RELAXED;
import static chatmail.milter.dkim.Canonicalization.SIMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.OctetSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BodyCanonicalizationTest {
    static final class Collector implements OctetSink {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        @Override
        public void accept(byte[] piece, int from, int to) {
            octets.write(piece, from, to - from);
        }

        @Override
        public void end() {}

        String text() {
            return octets.toString(StandardCharsets.ISO_8859_1);
        }
    }

    static OctetSink sink(Canonicalization form, OctetSink out) {
        return form == SIMPLE ? new SimpleBody(out) : new RelaxedBody(out);
    }

    private static String canonical(Canonicalization form, String body) {
        byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
        var collector = new Collector();
        OctetSink sink = sink(form, collector);
        sink.accept(octets, 0, octets.length);
        sink.end();
        return collector.text();
    }

    /** RFC 6376, section 3.4.5. */
    @Test
    void givesWhatTheExampleOfTheStandardGives() {
        String body = " C \r\nD \t E\r\n\r\n\r\n";
        assertThat(canonical(RELAXED, body)).isEqualTo(" C\r\nD E\r\n");
        assertThat(canonical(SIMPLE, body)).isEqualTo(" C \r\nD \t E\r\n");
    }

    /** RFC 6376, sections 3.4.3 and 3.4.4 name these hashes. */
    @Test
    void hashesAnEmptyBodyAsTheStandardSays() {
        assertThat(hash(SIMPLE)).isEqualTo("frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=");
        assertThat(hash(RELAXED)).isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    private static String hash(Canonicalization form) {
        var hash = new BodyHash(form);
        hash.finish();
        return Base64.getEncoder().encodeToString(hash.hash());
    }

    @Test
    void endsWithOneLineEnd() {
        assertThat(canonical(SIMPLE, "")).isEqualTo("\r\n");
        assertThat(canonical(SIMPLE, "\r\n\r\n")).isEqualTo("\r\n");
        assertThat(canonical(SIMPLE, "a")).isEqualTo("a\r\n");
        assertThat(canonical(RELAXED, "a")).isEqualTo("a\r\n");
        assertThat(canonical(SIMPLE, " \r\n")).isEqualTo(" \r\n");
    }

    @Test
    void isNothingWhenRelaxedAndOnlyBlank() {
        assertThat(canonical(RELAXED, "\r\n \t\r\n\r\n")).isEmpty();
        assertThat(canonical(RELAXED, " ")).isEmpty();
    }

    @Test
    void keepsEmptyLinesThatSomethingFollows() {
        assertThat(canonical(RELAXED, "\r\n \r\na\r\n")).isEqualTo("\r\n\r\na\r\n");
        assertThat(canonical(SIMPLE, "a" + "\r\n".repeat(1_000) + "b")).isEqualTo("a" + "\r\n".repeat(1_000) + "b\r\n");
    }

    @Test
    void takesACrOrLfAloneForText() {
        assertThat(canonical(SIMPLE, "a\r\r\nb\n\r")).isEqualTo("a\r\r\nb\n\r\r\n");
        assertThat(canonical(RELAXED, "a\r\r\nb\n\r")).isEqualTo("a\r\r\nb\n\r\r\n");
        assertThat(canonical(RELAXED, "a \r b")).isEqualTo("a \r b\r\n");
    }

    @Test
    void handsOnALineLongerThanItsBuffer() {
        String line = "x".repeat(100_000);
        assertThat(canonical(RELAXED, "a " + line + "\r\nb")).isEqualTo("a " + line + "\r\nb\r\n");
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(Canonicalization form) {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var body = new byte[random.nextInt(60)];
            for (int i = 0; i < body.length; i++) {
                body[i] = (byte) "\r\n \ta\r\n".charAt(random.nextInt(7));
            }
            String text = new String(body, StandardCharsets.ISO_8859_1);
            var collector = new Collector();
            OctetSink sink = sink(form, collector);
            for (int at = 0; at < body.length; ) {
                int to = Math.min(body.length, at + 1 + random.nextInt(4));
                sink.accept(body, at, to);
                at = to;
            }
            sink.end();
            assertThat(collector.text()).as(text).isEqualTo(canonical(form, text));
        }
    }
}
