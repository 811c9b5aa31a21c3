// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakeUpOptionsTest {
    @Test
    void aThousandMessagesToOneAHundredAndAThousandClientsOfThisMachinesDovecotAreUsual() {
        assertThat(WakeUpOptions.parse("wakeups"))
                .isEqualTo(new WakeUpOptions(
                        1_000, List.of(1, 100, 1_000), 40, Duration.ofSeconds(3), Duration.ofSeconds(10), false, true));
    }

    @Test
    void whatIsAskedForCounts() {
        var words =
                "wakeups --messages 5 --clients 2,3 --at-once 4 --pause 1 --patience 6 --dovecot trixie --nudge off";
        assertThat(WakeUpOptions.parse(words.split(" ", -1)))
                .isEqualTo(new WakeUpOptions(
                        5, List.of(2, 3), 4, Duration.ofSeconds(1), Duration.ofSeconds(6), true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--clients 1,x | --clients x (expected: a whole number of at least 1)",
                "--at-once 501 | --at-once 501 (expected: a whole number from 1 to 500)",
                "--dovecot 2.4 | --dovecot 2.4 (expected: here or trixie)",
                "--nudge no | --nudge no (expected: off or on)",
                "--sizes 2k | no option --sizes for wakeups"
            })
    void whatMakesNoSenseIsRefusedWithWhatWouldDo(String words, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WakeUpOptions.parse(("wakeups " + words).split(" ", -1)))
                .withMessage(message);
    }
}
