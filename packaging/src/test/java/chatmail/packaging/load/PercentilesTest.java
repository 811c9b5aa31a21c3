// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentilesTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "99, 99", "100, 100"})
    void aPercentileIsTheLeastValueThatSoManyDoNotExceed(int percent, double value) {
        var hundred = IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i);
        assertThat(new Percentiles(hundred).at(percent)).isEqualTo(value);
    }

    @Test
    void ofFewValuesTheNinetyNinthPercentileIsTheMost() {
        assertThat(new Percentiles(DoubleStream.of(3.0, 7.0, 5.0)).at(99)).isEqualTo(7);
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        assertThat(new Percentiles(DoubleStream.of(1.0, 2.0, 4.0, 100.0)).median())
                .isEqualTo(3);
        assertThat(new Percentiles(DoubleStream.of(1.0, 2.0, 100.0)).median()).isEqualTo(2);
    }

    @Test
    void nothingHasNoPercentiles() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Percentiles(DoubleStream.empty()));
    }
}
