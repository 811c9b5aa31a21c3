// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What is to be tried, by its time. Belongs to one thread. */
final class Waiting {
    private final PriorityQueue<Attempt> attempts =
            new PriorityQueue<>(Comparator.comparingLong(attempt -> attempt.dueNanos));

    /**
     * @param id of the file that has it
     * @param unsaved the notification itself, where the disk would not take it
     * @param share of the queue that it takes
     * @param failed how often it was tried before
     * @param dueNanos by the clock of {@link System#nanoTime}
     */
    record Attempt(String id, Optional<Notification> unsaved, int share, int failed, long dueNanos) {
        static Attempt first(String id, Optional<Notification> unsaved, int share) {
            return new Attempt(id, unsaved, share, 0, System.nanoTime());
        }

        Attempt again(long nowNanos, double spread) {
            return new Attempt(
                    id,
                    unsaved,
                    share,
                    failed + 1,
                    nowNanos + RetrySchedule.pause(failed + 1, spread).toNanos());
        }
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Takes out the next that is due, if there is room for one. */
    Optional<Attempt> due(long nowNanos, boolean room) {
        Attempt first = attempts.peek();
        return room && first != null && first.dueNanos <= nowNanos ? Optional.of(attempts.remove()) : Optional.empty();
    }

    /** How long to wait for the next, in nanoseconds; empty when there is none. */
    Optional<Long> untilNext(long nowNanos) {
        return Optional.ofNullable(attempts.peek()).map(first -> Math.max(0, first.dueNanos - nowNanos));
    }
}
