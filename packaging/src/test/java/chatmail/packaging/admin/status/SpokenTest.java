// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpokenTest {

    @Test
    void numbersAreReadableAtAnySize() {
        assertThat(Spoken.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Spoken.bytes(0)).isEqualTo("0 B");
        assertThat(Spoken.bytes(999_960)).isEqualTo("1.0 MB");
        assertThat(Spoken.bytes(1_234_000_000L)).isEqualTo("1.2 GB");
        assertThat(Spoken.bytes(Long.MAX_VALUE)).endsWith(" PB");
    }

    @Test
    void timesHaveTwoUnitsAtMost() {
        assertThat(Spoken.duration(Duration.ofHours(19 * 24 + 23))).isEqualTo("19 d 23 h");
        assertThat(Spoken.duration(Duration.ofMinutes(307))).isEqualTo("5 h 7 min");
        assertThat(Spoken.duration(Duration.ofSeconds(75))).isEqualTo("1 min");
        assertThat(Spoken.duration(Duration.ofSeconds(-5))).isEqualTo("0 s");
    }

    @Test
    void whatNeverHappenedIsLeftOut() {
        assertThat(Spoken.counts(new TreeMap<>(Map.of("known", 1_200L, "created", 0L, "refused", 3L))))
                .isEqualTo("known 1,200   refused 3");
        assertThat(Spoken.counts(Map.of("known", 0L))).isEqualTo("none");
    }
}
