// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class LineFeedsTest {
    @RepeatedTest(100)
    void areFoundWhereTheyAre(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var octets = new byte[random.nextInt(60)];
        for (int i = 0; i < octets.length; i++) {
            // The neighbours of LF, with and without the high bit, are what a trick with bits gets wrong.
            octets[i] =
                    random.nextInt(12) == 0 ? (byte) '\n' : (byte) (random.nextInt(4) * 0x7f + 9 + random.nextInt(3));
            octets[i] = octets[i] == '\n' && random.nextBoolean() ? (byte) 0x8a : octets[i];
        }
        for (int from = 0; from <= octets.length; from++) {
            int first = from;
            while (first < octets.length && octets[first] != '\n') {
                first++;
            }
            assertThat(LineFeeds.next(octets, from, octets.length)).isEqualTo(first);
        }
    }
}
