// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;

/** Waits for what other threads do, looking often. */
public final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Await() {}

    public static void until(Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + PATIENCE);
            }
            Thread.sleep(5);
        }
    }
}
