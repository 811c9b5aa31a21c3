// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever is sent, Dovecot hears nothing it does not know, and no exception leaves the pipeline. */
class DictSessionFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void saysOnlyWhatDovecotKnowsHoweverTheBytesAreCut(byte[] input) {
        String whole = replies(input, false);
        assertThat(whole.lines()).allMatch(line -> line.isEmpty() || "ONF".indexOf(line.charAt(0)) >= 0);
        assertThat(replies(input, true)).isEqualTo(whole);
    }

    private static String replies(byte[] input, boolean cut) {
        try (var channel = new DictChannel(new FakeDoor())) {
            if (cut) {
                channel.sendEachAlone(input);
            } else {
                channel.send(input);
            }
            String text = new String(channel.received(), StandardCharsets.ISO_8859_1);
            return text + (channel.isClosed() ? "N(closed)" : "N(open)");
        }
    }
}
