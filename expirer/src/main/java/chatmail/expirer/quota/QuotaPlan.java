// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which messages go so that a mailbox holds no more than its target: the oldest, and none of the last day. Every message
 * is shown to it twice, first to weigh it, then to choose; it remembers sums by the hour and the messages of a single
 * hour, so the memory does not grow with their number.
 */
public final class QuotaPlan {
    /** What came so lately stays, however full the mailbox is: its reader had no chance yet. */
    public static final Duration PROTECTED = Duration.ofDays(1);

    private static final long HOUR_SECONDS = 3_600;

    private final long targetBytes;
    private final Instant oldestProtected;
    private final Map<Long, Long> bytesByHour = new TreeMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private long totalBytes;
    private long cutHour = Long.MIN_VALUE;
    private long toFree;

    private record Candidate(Instant arrived, long bytes, String path) {}

    public QuotaPlan(long targetBytes, Instant now) {
        this.targetBytes = targetBytes;
        oldestProtected = now.minus(PROTECTED);
    }

    /** The first round. */
    public void weigh(Instant arrived, long bytes) {
        totalBytes += bytes;
        if (mayGo(arrived)) {
            bytesByHour.merge(hour(arrived), bytes, Long::sum);
        }
    }

    private boolean mayGo(Instant arrived) {
        return arrived.isBefore(oldestProtected);
    }

    private static long hour(Instant arrived) {
        return Math.floorDiv(arrived.getEpochSecond(), HOUR_SECONDS);
    }

    /** Ends the first round. */
    public void cut() {
        toFree = totalBytes - targetBytes;
        for (Map.Entry<Long, Long> hour : bytesByHour.entrySet()) {
            if (toFree <= 0) {
                return;
            }
            cutHour = hour.getKey();
            if (hour.getValue() >= toFree) {
                return;
            }
            toFree -= hour.getValue();
        }
        if (toFree > 0) {
            cutHour = Long.MAX_VALUE;
        }
    }

    /** The second round. */
    public void offer(Instant arrived, long bytes, String path) {
        if (mayGo(arrived) && hour(arrived) == cutHour) {
            candidates.add(new Candidate(arrived, bytes, path));
        }
    }

    /** Ends the second round. */
    public Choice choose() {
        candidates.sort(Comparator.comparing(Candidate::arrived).thenComparing(Candidate::path));
        Set<String> chosen = new HashSet<>();
        long left = toFree;
        for (Candidate candidate : candidates) {
            if (left > 0) {
                chosen.add(candidate.path);
                left -= candidate.bytes;
            }
        }
        return new Choice(oldestProtected, cutHour, chosen);
    }

    /** What goes: all of the hours before, and of the last hour what was chosen. */
    public record Choice(Instant oldestProtected, long cutHour, Set<String> ofCutHour) {
        public boolean includes(Instant arrived, String path) {
            return ofCutHour.contains(path) || (hour(arrived) < cutHour && arrived.isBefore(oldestProtected));
        }
    }
}
