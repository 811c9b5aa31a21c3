// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final List<Duration> ONE_TO_TWENTY =
            IntStream.rangeClosed(1, 20).mapToObj(Duration::ofMillis).toList();

    @Test
    void takesThePercentileByNearestRank() {
        assertThat(Figures.percentile(50, ONE_TO_TWENTY)).hasMillis(10);
        assertThat(Figures.percentile(95, ONE_TO_TWENTY)).hasMillis(19);
        assertThat(Figures.percentile(95, List.of(Duration.ofMillis(7)))).hasMillis(7);
    }

    @Test
    void showsOneLineASubjectInTheOrderOfTheirFirstFigures() {
        var figures = new Figures("ways to go");
        figures.add("walk", Duration.ofMillis(300));
        figures.add("run", Duration.ofMillis(20));
        figures.add("walk", Duration.ofMillis(100));
        assertThat(figures.toString().lines().skip(1).map(String::strip))
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly("walk 2 100 ms 300 ms 300 ms", "run 1 20 ms 20 ms 20 ms");
    }
}
