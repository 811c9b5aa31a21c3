// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.expirer.maildir.MailTree;
import chatmail.expirer.removal.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a sweep of a random tree nothing older than promised is left, and nothing else is missing. */
class SweepPropertyTest {
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final List<String> FOLDERS = List.of("", ".DeltaChat/", ".A.B/");
    private static final List<String> PLACES = List.of("cur", "new", "tmp");
    /** Ages in seconds around which something changes. */
    private static final long[] LIMITS = {36 * HOUR, 7 * DAY - HOUR, 7 * DAY, 20 * DAY - HOUR, 20 * DAY, 400 * DAY};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20, 1_117, 20_261_117})
    void keepsThePromiseAndNothingButThePromise(long seed, @TempDir Path root) throws IOException {
        var random = new Random(seed);
        var tree = new SweptTree(root);
        Set<String> mustGo = new TreeSet<>();
        for (int i = 0; i < 400; i++) {
            plant(random, tree, i, mustGo);
        }
        Set<String> expected = tree.paths();
        expected.removeAll(mustGo);
        assertThat(mustGo).isNotEmpty();

        tree.dryRun();
        List<String> promised = List.copyOf(tree.lines);
        Report report = tree.sweep();

        assertThat(tree.paths()).isEqualTo(expected);
        assertThat(promised).hasSize(mustGo.size()).containsExactlyInAnyOrderElementsOf(tree.lines);
        assertThat(report.failures()).isZero();
        tree.sweep();
        assertThat(tree.lines).as("what a second sweep finds").isEmpty();
    }

    /** Makes one message; the rules are said here once more, in plain seconds, and know nothing of the policy. */
    private static void plant(Random random, MailTree tree, int number, Set<String> mustGo) throws IOException {
        String place = PLACES.get(random.nextInt(3));
        long age = LIMITS[random.nextInt(LIMITS.length)] + random.nextInt(-2, 3);
        long otherAge = random.nextLong(0, 800 * DAY);
        long bytes = random.nextBoolean() ? 200_000 + random.nextInt(2) : random.nextInt(5_000);
        boolean nameTellsAge = random.nextBoolean();
        boolean ageIsInName = nameTellsAge && !place.equals("tmp");

        String name = nameTellsAge ? MailTree.name(Duration.ofSeconds(ageIsInName ? age : otherAge), "M") : "restored";
        name += number + "P1.host" + (random.nextBoolean() ? ",S=" + bytes : "") + (random.nextBoolean() ? ":2,S" : "");
        String path = "u" + random.nextInt(5) + "@c.test/" + FOLDERS.get(random.nextInt(3)) + place + '/' + name;
        tree.file(path, Duration.ofSeconds(ageIsInName ? otherAge : age), bytes);

        long limit = place.equals("cur") && bytes > 200_000 ? 7 * DAY : 20 * DAY;
        boolean goes = place.equals("tmp") ? age > 36 * HOUR : age >= limit - HOUR;
        if (goes) {
            mustGo.add(path);
        }
    }
}
