// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import chatmail.common.observe.Faults;
import chatmail.common.work.Workers;
import chatmail.doveauth.metadata.MetadataFiles;
import chatmail.doveauth.push.Notifier.Outcome;
import chatmail.doveauth.push.Waiting.Attempt;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due. All that it knows belongs to one thread, which never waits for the service: a bounded number of
 * attempts is under way, and each is answered in bounded time, so a slow one delays no other. While every attempt fails
 * only one at a time is made, to see whether the service is back.
 */
public final class PushQueue implements AutoCloseable {
    /** Waiting and under way together; what comes beyond is dropped. */
    static final int MAX_QUEUED = 100_000;

    static final int MAX_UNDER_WAY = 32;

    /** Those that the disk did not take: they are in memory with all that belongs to them. */
    static final int MAX_UNSAVED = 400;

    /** So many failures one after the other are the service's and not a device's. */
    static final int FAILURES_OF_SERVICE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PushQueue.class);

    private final NotificationFiles files;
    private final MetadataFiles tokens;
    private final Notifier notifier;
    private final Workers workers;
    private final Supplier<Instant> clock;
    private final PushCounters counters;
    private final AtomicInteger queued = new AtomicInteger();
    private final AtomicInteger unsaved = new AtomicInteger();
    private final Shares shares = new Shares();
    private final Waiting waiting = new Waiting();
    private int underWay;
    private int failuresInRow;
    private Future<?> alarm = CompletableFuture.completedFuture(null);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(job -> {
        var made = new Thread(job, "push");
        made.setDaemon(true);
        return made;
    });

    /** @param workers threads for files */
    public PushQueue(
            Path mailboxes,
            MetadataFiles tokens,
            Notifier notifier,
            Workers workers,
            Supplier<Instant> clock,
            MeterRegistry meters) {
        files = new NotificationFiles(mailboxes);
        this.tokens = tokens;
        this.notifier = notifier;
        this.workers = workers;
        this.clock = clock;
        counters = new PushCounters(meters);
        Gauge.builder("chatmail_push_queue", queued, AtomicInteger::get)
                .description("Notifications not delivered yet")
                .register(meters);
    }

    /** Goes on with what an earlier process has left. */
    public void start() throws IOException {
        List<String> left = files.prepare(MAX_QUEUED);
        queued.addAndGet(left.size());
        thread.execute(() -> {
            left.forEach(id -> waiting.add(Attempt.first(id, Optional.empty(), Shares.UNCOUNTED)));
            pump();
        });
    }

    /** @return done when a notification for each device of the recipient is on the disk, or in memory if that is full */
    public CompletionStage<Void> delivered(Address recipient) {
        return workers.call(() -> {
            Instant now = clock.get();
            for (String token : tokens.valid(recipient, now).all()) {
                enqueue(new Notification(recipient, token, now));
            }
            return null;
        });
    }

    private void enqueue(Notification notification) {
        int share = Shares.of(notification.address());
        if (queued.get() >= MAX_QUEUED || !shares.take(share)) {
            counters.dropped.increment();
            return;
        }
        Optional<Attempt> saved = save(notification, share);
        if (saved.isEmpty()) {
            shares.giveBack(share);
            counters.dropped.increment();
            return;
        }
        queued.incrementAndGet();
        thread.execute(() -> {
            waiting.add(saved.get());
            pump();
        });
    }

    /** @return empty when it is neither on the disk nor in memory */
    private Optional<Attempt> save(Notification notification, int share) {
        try {
            return Optional.of(Attempt.first(files.add(notification), Optional.empty(), share));
        } catch (IOException e) {
            Faults.log(LOG, "push", e);
        }
        if (unsaved.incrementAndGet() > MAX_UNSAVED) {
            unsaved.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(Attempt.first("", Optional.of(notification), share));
    }

    /** Begins what is due and has room. */
    private void pump() {
        int room = failuresInRow >= FAILURES_OF_SERVICE ? 1 : MAX_UNDER_WAY;
        for (var next = waiting.due(System.nanoTime(), underWay < room);
                next.isPresent();
                next = waiting.due(System.nanoTime(), underWay < room)) {
            begin(next.get());
        }
        if (underWay < room) {
            waiting.untilNext(System.nanoTime()).ifPresent(this::wakeIn);
        }
    }

    /** One alarm is set at most, for the next that is due. */
    private void wakeIn(long nanos) {
        alarm.cancel(false);
        alarm = thread.schedule(this::pump, nanos, TimeUnit.NANOSECONDS);
    }

    private void begin(Attempt attempt) {
        Optional<Notification> known;
        try {
            known = attempt.unsaved().isPresent() ? attempt.unsaved() : files.read(attempt.id());
        } catch (IOException e) {
            Faults.log(LOG, "push", e);
            waiting.add(attempt.again(System.nanoTime(), Math.random()));
            return;
        }
        if (known.isEmpty()) {
            forget(attempt);
        } else if (RetrySchedule.isOver(known.get().since(), clock.get())) {
            counters.expired.increment();
            forget(attempt);
        } else {
            send(attempt, known.get());
        }
    }

    private void send(Attempt attempt, Notification notification) {
        underWay++;
        ask(notification.token()).thenAccept(outcome -> thread.execute(() -> end(attempt, notification, outcome)));
    }

    private CompletionStage<Outcome> ask(String token) {
        try {
            return notifier.notify(token).exceptionally(trouble -> Outcome.FAILED);
        } catch (RuntimeException e) {
            Faults.log(LOG, "push", e);
            return CompletableFuture.completedFuture(Outcome.FAILED);
        }
    }

    private void end(Attempt attempt, Notification notification, Outcome outcome) {
        underWay--;
        failuresInRow = outcome == Outcome.FAILED ? failuresInRow + 1 : 0;
        switch (outcome) {
            case DELIVERED -> {
                counters.delivered(notification.since(), clock.get());
                forget(attempt);
            }
            case GONE -> {
                counters.gone.increment();
                removeToken(notification);
                forget(attempt);
            }
            case FAILED -> {
                counters.failed.increment();
                waiting.add(attempt.again(System.nanoTime(), Math.random()));
            }
        }
        pump();
    }

    private void removeToken(Notification notification) {
        try {
            tokens.remove(notification.address(), notification.token(), clock.get());
        } catch (IOException e) {
            Faults.log(LOG, "push", e);
        }
    }

    private void forget(Attempt attempt) {
        shares.giveBack(attempt.share());
        queued.decrementAndGet();
        if (attempt.unsaved().isPresent()) {
            unsaved.decrementAndGet();
            return;
        }
        try {
            files.remove(attempt.id());
        } catch (IOException e) {
            Faults.log(LOG, "push", e);
        }
    }

    /** What is under way is sent again by the next process, unless its answer comes first. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
