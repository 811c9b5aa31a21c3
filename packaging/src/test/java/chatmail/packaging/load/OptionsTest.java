// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void whatIsNotAskedForHasItsDefault() {
        assertThat(Options.parse("verify"))
                .isEqualTo(new Options(Mode.VERIFY, 5, 3, 0, 8, List.of(2_000, 200_000, 20_000_000)));
    }

    @Test
    void whatIsAskedForCounts() {
        assertThat(Options.parse("sign", "--rounds", "1", "--warm-up", "0", "--messages", "20", "--sizes", "2k"))
                .isEqualTo(new Options(Mode.SIGN, 1, 0, 20, 8, List.of(2_000)));
    }

    @Test
    void largeMessagesMakeSmallRounds() {
        var options = Options.parse("verify");
        assertThat(options.messagesOf(2_000)).isEqualTo(2_000);
        assertThat(options.messagesOf(20_000_000)).isEqualTo(16);
    }

    @Test
    void inAFloodAllMessagesComeAtOnce() {
        assertThat(Options.parse("flood").messagesOf(50_000_000)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "drown", "verify --rounds", "verify --rounds 0", "verify --sizes 2g", "verify -x 1"})
    void whatMakesNoSenseIsRefused(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(words.isEmpty() ? new String[0] : words.split(" ", -1)));
    }
}
