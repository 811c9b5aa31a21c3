// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunnerTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Runner runner = new Runner(new PrintStream(printed, true, UTF_8));

    private record Made(String name, Callable<List<Outcome>> body, Duration atMost) implements Check {
        @Override
        public List<Outcome> run() throws Exception {
            return body.call();
        }
    }

    private static Check check(String name, Callable<List<Outcome>> body) {
        return new Made(name, body, Duration.ofMinutes(1));
    }

    private static Check coming(String name, Outcome... outcomes) {
        return check(name, () -> List.of(outcomes));
    }

    private List<String> lines() {
        return printed.toString(UTF_8).lines().toList();
    }

    @Test
    void printsALineForEachOutcomeWithWhatToDo() {
        var good = runner.run(List.of(
                coming("a", Outcome.ok("it is there")),
                coming("b", Outcome.warn("it is late", "wait"), Outcome.fail("it is gone", "make it"))));
        assertThat(good).isFalse();
        assertThat(lines())
                .containsExactly(
                        "ok   a: it is there", "warn b: it is late; to do: wait", "FAIL b: it is gone; to do: make it");
    }

    @Test
    void warningsAreNoFailure() {
        assertThat(runner.run(List.of(coming("a", Outcome.warn("it is late", "wait")))))
                .isTrue();
    }

    @Test
    void keepsTheirOrderHoweverLongEachTakes() {
        var last = new CountDownLatch(1);
        runner.run(List.of(
                check("first", () -> {
                    last.await();
                    return List.of(Outcome.ok("done"));
                }),
                check("last", () -> {
                    last.countDown();
                    return List.of(Outcome.ok("done"));
                })));
        assertThat(lines()).containsExactly("ok   first: done", "ok   last: done");
    }

    @Test
    void oneThatBlowsUpIsAFailureOfItsOwn() {
        var good = runner.run(List.of(
                check("bug", () -> {
                    throw new IllegalStateException("oops");
                }),
                check("disk", () -> {
                    throw new IOException("No space left on device");
                }),
                check("user", () -> {
                    throw new AccessDeniedException("/etc/shadow");
                }),
                coming("good", Outcome.ok("done"))));
        assertThat(good).isFalse();
        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0)).startsWith("FAIL bug: ").contains("oops").doesNotContain("\tat ");
        assertThat(lines().get(1)).startsWith("FAIL disk: ").contains("No space left on device");
        assertThat(lines().get(2)).startsWith("FAIL user: ").contains("/etc/shadow", "as root");
        assertThat(lines().get(3)).isEqualTo("ok   good: done");
    }

    @Test
    void oneThatHangsIsNotWaitedFor() {
        var never = new CountDownLatch(1);
        var hanging = new Made(
                "hangs",
                () -> {
                    never.await();
                    return List.of();
                },
                Duration.ofMillis(50));
        assertThat(runner.run(List.of(hanging, coming("good", Outcome.ok("done")))))
                .isFalse();
        assertThat(lines().get(0)).startsWith("FAIL hangs: nothing came of it within 0 s");
        assertThat(lines().get(1)).isEqualTo("ok   good: done");
    }

    @Test
    void whatOthersWroteStaysOnItsLineAndOffTheTerminal() {
        runner.run(List.of(coming("a", Outcome.warn("one\n  two\u001b[31mred\u0007", "b\r\nc"))));
        assertThat(lines()).containsExactly("warn a: one; two?[31mred?; to do: b; c");
        runner.run(List.of(coming("long", Outcome.ok("x".repeat(100_000)))));
        assertThat(lines().get(1)).hasSizeLessThan(1_000);
    }
}
