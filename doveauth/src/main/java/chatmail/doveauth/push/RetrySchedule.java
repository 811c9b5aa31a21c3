// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import java.time.Duration;
import java.time.Instant;

/** When to try again, and when to give up. */
final class RetrySchedule {
    /** Who has not heard of a message for so long has other ways by now. */
    static final Duration GIVE_UP = Duration.ofHours(5);

    private static final Duration FIRST = Duration.ofSeconds(8);
    private static final int MAX_DOUBLINGS = 10;

    private RetrySchedule() {}

    /**
     * Doubles with each attempt.
     *
     * @param failed attempts so far, at least 1
     * @param spread from 0 to 1, so that those that failed together do not come together again
     */
    static Duration pause(int failed, double spread) {
        long millis = FIRST.toMillis() << Math.min(failed - 1, MAX_DOUBLINGS);
        return Duration.ofMillis((long) (millis * (1 + spread / 4)));
    }

    /** Whether there is no time for another attempt. */
    static boolean isOver(Instant since, Instant now) {
        return !now.isBefore(since.plus(GIVE_UP));
    }
}
