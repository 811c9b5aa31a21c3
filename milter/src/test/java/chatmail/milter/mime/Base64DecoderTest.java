// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class Base64DecoderTest {
    /** Wants to see some octets and only counts those between. */
    private static final class Choosy implements OctetSink {
        private final Random random;
        private long octets;
        private long allowance;

        Choosy(Random random) {
            this.random = random;
        }

        @Override
        public void accept(byte[] piece, int from, int to) {
            octets += to - from;
        }

        @Override
        public long indifferentTo() {
            allowance = random.nextBoolean() ? random.nextInt(300) : 0;
            return allowance;
        }

        @Override
        public void skip(long count) {
            assertThat(count).isLessThanOrEqualTo(allowance);
            octets += count;
        }

        @Override
        public void end() {}
    }

    @RepeatedTest(50)
    void checksWhatTheSinkDoesNotCareForAsStrictly(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var data = new byte[random.nextInt(2_000)];
        random.nextBytes(data);
        byte[] text = Base64.getMimeEncoder().encode(data);
        if (random.nextBoolean() && text.length > 0) {
            text[random.nextInt(text.length)] = "!=\n -\0".getBytes(StandardCharsets.US_ASCII)[random.nextInt(6)];
        }
        var seeing = new CollectingSink();
        var choosy = new Choosy(random);
        var decoder = new Base64Decoder(seeing);
        var skipping = new Base64Decoder(choosy);
        assertThat(skipping.take(text, 0, text.length)).isEqualTo(decoder.take(text, 0, text.length));
        assertThat(skipping.complete()).isEqualTo(decoder.complete());
        assertThat(skipping.atLineStart()).isEqualTo(decoder.atLineStart());
        assertThat(choosy.octets).isEqualTo(seeing.octets().length);
    }
}
