// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import java.io.IOException;
import java.time.Duration;

/**
 * A point in time for all steps together.
 *
 * @param nanos of {@link System#nanoTime}
 */
record Deadline(long nanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    boolean isOver() {
        return System.nanoTime() - nanos >= 0;
    }

    /** What is left, at least a millisecond. */
    Duration left() throws IOException {
        if (isOver()) {
            throw new IOException("it takes too long");
        }
        return Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime()));
    }
}
