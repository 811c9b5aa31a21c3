// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OrderedLinesTest {
    private final StringBuilder out = new StringBuilder();
    private final OrderedLines lines = new OrderedLines(out::append);

    @Test
    void comeInTheOrderOfThePagesHoweverTheyAreClosed() {
        OrderedLines.Page first = lines.page(0);
        try (OrderedLines.Page second = lines.page(1)) {
            second.add("c");
        }
        first.add("a");
        first.add("b");
        assertThat(out).isEmpty();
        first.close();
        assertThat(out).hasToString("a\nb\nc\n");
    }

    @Test
    void goOutBeforeThePageIsClosedWhenThereAreMany() {
        OrderedLines.Page first = lines.page(0);
        for (int i = 0; i < 3_000; i++) {
            first.add("some line");
        }
        assertThat(out).isNotEmpty();
        first.close();
        assertThat(out).hasToString("some line\n".repeat(3_000));
    }

    @Test
    @Timeout(60)
    void keepTheirOrderWhenThreadsRace() {
        int pages = 500;
        var next = new AtomicLong();
        var crew = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            done.add(CompletableFuture.runAsync(
                    () -> {
                        var random = new Random();
                        for (long page = next.getAndIncrement(); page < pages; page = next.getAndIncrement()) {
                            write(page, random.nextInt(10) == 0 ? 3_000 : 3);
                        }
                    },
                    crew));
        }
        done.forEach(CompletableFuture::join);
        crew.shutdown();
        List<Long> order = out.toString().lines().map(Long::valueOf).distinct().toList();
        assertThat(order).hasSize(pages).isSorted();
    }

    private void write(long page, int count) {
        try (OrderedLines.Page open = lines.page(page)) {
            for (int i = 0; i < count; i++) {
                open.add(String.valueOf(page));
            }
        }
    }
}
