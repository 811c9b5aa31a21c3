// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.common.observe.Faults;
import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers answers for as long as they hold, the least recently used give way when there are too many; and lets all who
 * want the same key at the same time share one look-up. What could not be looked up is not remembered. Safe for use by many
 * threads.
 */
public final class KeyCache {
    private static final Logger LOG = LoggerFactory.getLogger(KeyCache.class);

    /** However long its owner wants a key to be remembered. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A key may be published a moment after somebody signed with it. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

    private record Known(KeyAnswer answer, long learnedAt, long lifetime) {
        boolean holds(long now) {
            return now - learnedAt < lifetime;
        }

        boolean learnedSince(long time) {
            return learnedAt - time >= 0;
        }
    }

    private final KeySource source;
    private final LongSupplier nanoTime;
    private final Map<KeyName, Known> entries;
    private final Map<KeyName, CompletableFuture<KeyAnswer>> underWay = new HashMap<>();

    /**
     * Starts empty.
     *
     * @param nanoTime a clock that only goes forward
     */
    public KeyCache(KeySource source, int maxEntries, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<KeyName, Known> eldest) {
                return size() > maxEntries;
            }
        };
    }

    /** The key from memory if it is known, else from its source. */
    public CompletionStage<KeyAnswer> find(KeyName name) {
        return find(name, Optional.empty());
    }

    /**
     * The key as it was learned after a point in time, in nanoseconds of the clock: an older memory does not count. Keys
     * are changed before their TTL is over, and no mail may be lost to that.
     */
    public CompletionStage<KeyAnswer> findLearnedSince(long time, KeyName name) {
        return find(name, Optional.of(time));
    }

    private CompletionStage<KeyAnswer> find(KeyName name, Optional<Long> since) {
        CompletableFuture<KeyAnswer> result;
        synchronized (entries) {
            Known entry = entries.get(name);
            if (entry != null
                    && entry.holds(nanoTime.getAsLong())
                    && since.map(entry::learnedSince).orElse(true)) {
                return CompletableFuture.completedStage(entry.answer);
            }
            CompletableFuture<KeyAnswer> shared = underWay.get(name);
            if (shared != null) {
                return shared.minimalCompletionStage();
            }
            result = new CompletableFuture<>();
            underWay.put(name, result);
        }
        ask(name, result);
        return result.minimalCompletionStage();
    }

    private void ask(KeyName name, CompletableFuture<KeyAnswer> result) {
        try {
            source.find(name)
                    .whenComplete((answer, fault) -> learned(name, result, fault == null ? answer : failed(fault)));
        } catch (RuntimeException e) {
            learned(name, result, failed(e));
        }
    }

    private static TimedAnswer failed(Throwable fault) {
        Faults.log(LOG, "DNS", fault);
        return TimedAnswer.unavailable("DNS failed");
    }

    private void learned(KeyName name, CompletableFuture<KeyAnswer> result, TimedAnswer answer) {
        synchronized (entries) {
            underWay.remove(name);
            Duration lifetime = lifetime(answer);
            if (lifetime.isZero()) {
                // An outage takes nothing from what is still true.
                if (!(answer.answer() instanceof KeyAnswer.Unavailable)) {
                    entries.remove(name);
                }
            } else {
                entries.put(name, new Known(answer.answer(), nanoTime.getAsLong(), lifetime.toNanos()));
            }
        }
        result.complete(answer.answer());
    }

    private static Duration lifetime(TimedAnswer answer) {
        Duration longest = answer.answer() instanceof KeyAnswer.Absent ? LONGEST_ABSENCE : LONGEST;
        return answer.ttl().compareTo(longest) < 0 ? answer.ttl() : longest;
    }

    /** How many answers are remembered. */
    int size() {
        synchronized (entries) {
            return entries.size();
        }
    }
}
