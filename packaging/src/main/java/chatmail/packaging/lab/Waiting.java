// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until something is so, looking often. */
public final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private Waiting() {}

    /** Something that is so or not, and that may fail to be looked at. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is so now. */
        boolean holds() throws IOException;
    }

    /**
     * Comes back as soon as the condition holds.
     *
     * @param what completes "waited in vain for ..."
     * @param atMost after this an exception says so
     */
    public static void until(String what, Duration atMost, Condition condition) throws IOException {
        var end = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new IOException("waited in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
