// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What one core has told and nobody has taken yet; whoever needs an event waits for it here. */
final class EventLog {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Lock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Event> untaken = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean ended;

    private EventLog() {}

    /** Follows a core until it ends, by always keeping one question for more events open. */
    static EventLog following(JsonRpc core) {
        var log = new EventLog();
        log.askForMore(core);
        return log;
    }

    private void askForMore(JsonRpc core) {
        var unused = core.callLater("get_next_event_batch").whenComplete((batch, failure) -> {
            if (failure == null) {
                add(batch);
                askForMore(core);
            } else {
                end();
            }
        });
    }

    /**
     * Takes the earliest event that fits, waiting for it if need be.
     *
     * @throws IllegalStateException when none comes in half a minute; it repeats what the core complained about
     */
    Event take(String kind, Predicate<Event> fits) throws InterruptedException {
        long left = PATIENCE.toNanos();
        lock.lockInterruptibly();
        try {
            for (int i = 0; ; i++) {
                while (i == untaken.size()) {
                    if (ended || left <= 0) {
                        throw new IllegalStateException("no " + kind + (ended ? ", the core has ended" : " in time")
                                + "; the core complained: " + complaints);
                    }
                    left = news.awaitNanos(left);
                }
                var event = untaken.get(i);
                if (event.kind().equals(kind) && fits.test(event)) {
                    untaken.remove(i);
                    return event;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(JsonElement batch) {
        lock.lock();
        try {
            for (var item : batch.getAsJsonArray()) {
                keep(Event.heardNow(item.getAsJsonObject().getAsJsonObject("event")));
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keep(Event event) {
        switch (event.kind()) {
            case "Info" -> {} // hundreds a minute, and nobody waits for one
            case "Warning", "Error" -> complaints.add(event.fields().get("msg").getAsString());
            default -> untaken.add(event);
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
