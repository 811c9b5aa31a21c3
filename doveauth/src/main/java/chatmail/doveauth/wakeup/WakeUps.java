// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.wakeup;

import chatmail.common.address.Address;
import chatmail.common.observe.Faults;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each mailbox a nudge a little after a delivery. Deliveries that follow one another closely need one more nudge
 * after the last, not one each. What is due is in memory alone: a restart of this daemon can lose nudges of the last
 * moment, and the next delivery makes up for it.
 */
public final class WakeUps implements AutoCloseable {
    /** Longer than the 500 ms that Dovecot waits before it tells anybody. */
    static final Duration DELAY = Duration.ofMillis(600);

    /** Mailboxes that may wait for a nudge; more deliveries in 600 ms than this no disk can take. */
    static final int MAX_WAITING = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(WakeUps.class);

    /** What a nudge is. */
    @FunctionalInterface
    public interface Nudge {
        /** @return whether there was a mailbox to wake */
        boolean at(Address address) throws IOException;
    }

    private final Nudge nudge;
    private final LongSupplier nanoTime;
    private final Counter count;

    /** When each is due, by the last delivery. */
    private final ConcurrentMap<Address, Long> due = new ConcurrentHashMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(job -> {
        var thread = new Thread(job, "wakeups");
        thread.setDaemon(true);
        return thread;
    });

    public WakeUps(Nudge nudge, LongSupplier nanoTime, MeterRegistry meters) {
        this.nudge = nudge;
        this.nanoTime = nanoTime;
        count = Counter.builder("chatmail_wakeups_total")
                .description("Nudges to clients in IDLE")
                .register(meters);
    }

    /** Never fails and never waits. */
    public void after(Address recipient) {
        if (due.size() >= MAX_WAITING && !due.containsKey(recipient)) {
            return;
        }
        long time = nanoTime.getAsLong() + DELAY.toNanos();
        if (due.put(recipient, time) == null) {
            schedule(recipient, time);
        }
    }

    private void schedule(Address recipient, long time) {
        timer.schedule(() -> run(recipient, time), time - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
    }

    private void run(Address recipient, long time) {
        Long latest = due.get(recipient);
        boolean wasLast = due.remove(recipient, time);
        nudge(recipient);
        if (!wasLast && latest != null) {
            // Another message came meanwhile: its own time counts, and this one need not wait for it.
            schedule(recipient, latest);
        }
    }

    private void nudge(Address recipient) {
        try {
            if (nudge.at(recipient)) {
                count.increment();
            }
        } catch (IOException | RuntimeException e) {
            Faults.log(LOG, "wake-up", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
