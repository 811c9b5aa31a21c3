// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");

    private record Message(String path, Instant arrived, long bytes) {}

    private static Message message(String path, Duration age, long bytes) {
        return new Message(path, NOW.minus(age), bytes);
    }

    private static Set<String> chosen(long target, List<Message> messages) {
        var plan = new QuotaPlan(target, NOW);
        messages.forEach(message -> plan.weigh(message.arrived, message.bytes));
        plan.cut();
        messages.forEach(message -> plan.offer(message.arrived, message.bytes, message.path));
        QuotaPlan.Choice choice = plan.choose();
        Set<String> chosen = new TreeSet<>();
        messages.stream()
                .filter(message -> choice.includes(message.arrived, message.path))
                .forEach(message -> chosen.add(message.path));
        return chosen;
    }

    @Test
    void takesNothingWhereThereIsRoom() {
        assertThat(chosen(10, List.of(message("a", Duration.ofDays(5), 10)))).isEmpty();
    }

    @Test
    void takesTheOldestAndNoMoreThanItMust() {
        var messages = List.of(
                message("young", Duration.ofDays(2), 10),
                message("oldest", Duration.ofDays(9), 10),
                message("old", Duration.ofDays(8), 10));
        assertThat(chosen(25, messages)).containsExactly("oldest");
        assertThat(chosen(20, messages)).containsExactly("oldest");
        assertThat(chosen(19, messages)).containsExactly("old", "oldest");
    }

    @Test
    void takesTheOldestOfAnHourFirst() {
        Instant hour = NOW.minus(Duration.ofDays(3));
        var messages = List.of(
                new Message("b", hour.plusSeconds(2), 10),
                new Message("a", hour.plusSeconds(3), 10),
                new Message("c", hour.plusSeconds(1), 10));
        assertThat(chosen(20, messages)).containsExactly("c");
        assertThat(chosen(10, messages)).containsExactly("b", "c");
    }

    @Test
    void sparesTheLastDayHoweverFullTheMailboxIs() {
        Duration day = Duration.ofDays(1);
        var messages = List.of(
                message("protected", day, 1_000),
                message("not", day.plusSeconds(1), 1),
                message("old", day.multipliedBy(9), 1));
        assertThat(chosen(0, messages)).containsExactly("not", "old");
    }

    /** Sorted and counted in the plainest way. */
    private static Set<String> expected(long target, List<Message> messages) {
        long excess = messages.stream().mapToLong(Message::bytes).sum() - target;
        Set<String> expected = new TreeSet<>();
        for (Message message : messages.stream()
                .sorted(Comparator.comparing(Message::arrived).thenComparing(Message::path))
                .toList()) {
            if (excess > 0 && message.arrived.isBefore(NOW.minus(Duration.ofDays(1)))) {
                expected.add(message.path);
                excess -= message.bytes;
            }
        }
        return expected;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void choosesAsSortingThemAllWould(long seed) {
        var random = new Random(seed);
        var messages = new ArrayList<Message>();
        for (int i = 0; i < 500; i++) {
            messages.add(
                    message("m" + i, Duration.ofSeconds(random.nextInt(20 * 3_600, 40 * 3_600)), random.nextInt(50)));
        }
        long total = messages.stream().mapToLong(Message::bytes).sum();
        for (long target = 0; target < total + 500; target += 97) {
            assertThat(chosen(target, messages)).isEqualTo(expected(target, messages));
        }
    }
}
