// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: a token bucket for each, kept as one number, the virtual scheduling form of
 * the generic cell rate algorithm (ITU-T I.371, annex A). Who has not come for a while takes no memory.
 *
 * @param <K> who comes
 */
public final class TokenBuckets<K> {
    /** Below this many buckets it is not worth looking for full ones. */
    private static final int MIN_SWEEP_SIZE = 1_000;

    private final long intervalNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    /** When each bucket will be full again, as nanoseconds since {@link #origin}. */
    private final ConcurrentHashMap<K, Long> fullAt = new ConcurrentHashMap<>();
    /** {@link System#nanoTime} may be any number, also one about to overflow. */
    private final long origin;

    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile int sweepSize = MIN_SWEEP_SIZE;

    /**
     * @param perMinute tokens that come into each bucket, at least 1
     * @param burst tokens that fit in, at least 1
     * @param nanoTime a clock that only goes forward, such as {@link System#nanoTime}
     */
    public TokenBuckets(int perMinute, int burst, LongSupplier nanoTime) {
        intervalNanos = Duration.ofMinutes(1).toNanos() / perMinute;
        burstNanos = intervalNanos * (burst - 1);
        this.nanoTime = nanoTime;
        origin = nanoTime.getAsLong();
    }

    /**
     * Takes one token, if there is one.
     *
     * @return zero when it was taken, else how long until there is one
     */
    public Duration take(K key) {
        long now = now();
        var wait = new long[1];
        fullAt.compute(key, (same, before) -> {
            long full = before == null ? now : Math.max(before, now);
            wait[0] = Math.max(0, full - now - burstNanos);
            return wait[0] > 0 ? full : full + intervalNanos;
        });
        if (fullAt.size() > sweepSize) {
            forgetFullOnes(now);
        }
        return Duration.ofNanos(wait[0]);
    }

    /** As {@link #take}, but leaves the token there. */
    public Duration untilToken(K key) {
        long now = now();
        return Duration.ofNanos(Math.max(0, fullAt.getOrDefault(key, now) - now - burstNanos));
    }

    private long now() {
        return nanoTime.getAsLong() - origin;
    }

    private void forgetFullOnes(long now) {
        if (sweeping.compareAndSet(false, true)) {
            fullAt.values().removeIf(full -> full <= now);
            sweepSize = Math.max(MIN_SWEEP_SIZE, 2 * fullAt.size());
            sweeping.set(false);
        }
    }

    /** How many are remembered. */
    public int size() {
        return fullAt.size();
    }
}
