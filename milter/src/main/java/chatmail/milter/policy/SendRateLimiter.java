// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * How fast each user may send: a token bucket kept as one number, the virtual scheduling form of the generic cell rate
 * algorithm (ITU-T I.371, annex A). Users who have not sent for a while take no memory.
 */
public final class SendRateLimiter {
    /** Below this many users it is not worth looking for idle ones. */
    private static final int MIN_SWEEP_SIZE = 1_000;

    private final long intervalNanos;
    private final long burstNanos;
    private final LongSupplier nanoTime;
    /** Per user, when the bucket will be full again, as nanoseconds since {@link #origin}. */
    private final ConcurrentHashMap<Address, Long> fullAt = new ConcurrentHashMap<>();
    /** {@link System#nanoTime} may be any number, also one about to overflow. */
    private final long origin;

    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile int sweepSize = MIN_SWEEP_SIZE;

    /** @param nanoTime a clock that only goes forward, such as {@link System#nanoTime} */
    public SendRateLimiter(ChatmailConfig.Sending limits, LongSupplier nanoTime) {
        intervalNanos = Duration.ofMinutes(1).toNanos() / limits.perMinute();
        burstNanos = intervalNanos * (limits.burst() - 1);
        this.nanoTime = nanoTime;
        origin = nanoTime.getAsLong();
    }

    /**
     * Takes one token, if there is one.
     *
     * @return zero when it was taken, else how long until there is one
     */
    public Duration take(Address user) {
        long now = nanoTime.getAsLong() - origin;
        var wait = new long[1];
        fullAt.compute(user, (key, before) -> {
            long full = before == null ? now : Math.max(before, now);
            wait[0] = Math.max(0, full - now - burstNanos);
            return wait[0] > 0 ? full : full + intervalNanos;
        });
        if (fullAt.size() > sweepSize) {
            forgetIdleUsers(now);
        }
        return Duration.ofNanos(wait[0]);
    }

    private void forgetIdleUsers(long now) {
        if (sweeping.compareAndSet(false, true)) {
            fullAt.values().removeIf(full -> full <= now);
            sweepSize = Math.max(MIN_SWEEP_SIZE, 2 * fullAt.size());
            sweeping.set(false);
        }
    }

    /** How many users are remembered. */
    int size() {
        return fullAt.size();
    }
}
