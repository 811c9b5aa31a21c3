// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.OctetSink;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

class CanonicalizationFuzzTest {
    private static byte[] canonical(Canonicalization form, byte[] body, int pieceOctets) {
        var octets = new ByteArrayOutputStream();
        var collector = new OctetSink() {
            @Override
            public void accept(byte[] piece, int from, int to) {
                octets.write(piece, from, to - from);
            }

            @Override
            public void end() {}
        };
        OctetSink sink = form == Canonicalization.SIMPLE ? new SimpleBody(collector) : new RelaxedBody(collector);
        for (int i = 0; i < body.length; i += pieceOctets) {
            sink.accept(body, i, Math.min(body.length, i + pieceOctets));
        }
        sink.end();
        return octets.toByteArray();
    }

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(byte[] body) {
        for (Canonicalization form : Canonicalization.values()) {
            byte[] whole = canonical(form, body, Math.max(1, body.length));
            assertThat(canonical(form, body, 1)).isEqualTo(whole);
            assertThat(canonical(form, body, 7)).isEqualTo(whole);
            assertThat(canonical(form, whole, 3))
                    .as("twice is the same as once")
                    .isEqualTo(whole);
        }
    }

    @FuzzTest
    void aFieldInCanonicalFormStaysAsItIs(byte[] value) {
        for (Canonicalization form : Canonicalization.values()) {
            byte[] once = field(form, value);
            assertThat(field(form, once)).isEqualTo(once);
        }
    }

    private static byte[] field(Canonicalization form, byte[] value) {
        var canonicalizer = new HeaderCanonicalizer(form);
        canonicalizer.addLast(new byte[0], value);
        byte[] withColon = canonicalizer.octets();
        return Arrays.copyOfRange(withColon, 1, withColon.length);
    }
}
