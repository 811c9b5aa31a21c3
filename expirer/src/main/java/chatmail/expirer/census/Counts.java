// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** The figures at a moment. Several threads may add to them at once. */
public final class Counts {
    /** Within how many days an account was used, to be called active. */
    static final List<Integer> ACTIVE_DAYS = List.of(1, 10, 30, 80);

    private final Instant now;
    private final Map<AgeClass, Map<SizeClass, Cell>> cells = new EnumMap<>(AgeClass.class);
    private final List<LongAdder> active =
            ACTIVE_DAYS.stream().map(days -> new LongAdder()).toList();
    private final LongAdder mailboxes = new LongAdder();
    private final LongAdder future = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAccumulator oldest = new LongAccumulator(Math::min, Long.MAX_VALUE);

    private record Cell(LongAdder messages, LongAdder bytes) {}

    public Counts(Instant now) {
        this.now = now;
        for (AgeClass age : AgeClass.values()) {
            var bySize = new EnumMap<SizeClass, Cell>(SizeClass.class);
            for (SizeClass size : SizeClass.values()) {
                bySize.put(size, new Cell(new LongAdder(), new LongAdder()));
            }
            cells.put(age, bySize);
        }
    }

    private Cell cell(AgeClass age, SizeClass size) {
        return Objects.requireNonNull(Objects.requireNonNull(cells.get(age)).get(size));
    }

    private Stream<Cell> cells() {
        return cells.values().stream().flatMap(bySize -> bySize.values().stream());
    }

    void message(Instant arrived, long size) {
        Cell cell = cell(AgeClass.of(Duration.between(arrived, now)), SizeClass.of(size));
        cell.messages.increment();
        cell.bytes.add(size);
        oldest.accumulate(arrived.getEpochSecond());
        if (arrived.isAfter(now)) {
            future.increment();
        }
    }

    /** @param login known to the day, so that day counts whole */
    void account(Instant login) {
        mailboxes.increment();
        for (int i = 0; i < ACTIVE_DAYS.size(); i++) {
            if (login.plus(Duration.ofDays(1)).isAfter(now.minus(Duration.ofDays(ACTIVE_DAYS.get(i))))) {
                active.get(i).increment();
            }
        }
    }

    void failure() {
        failures.increment();
    }

    long mailboxes() {
        return mailboxes.sum();
    }

    /** @param days one of {@link #ACTIVE_DAYS} */
    long active(int days) {
        return active.get(ACTIVE_DAYS.indexOf(days)).sum();
    }

    long messages(AgeClass age, SizeClass size) {
        return cell(age, size).messages.sum();
    }

    long bytes(AgeClass age, SizeClass size) {
        return cell(age, size).bytes.sum();
    }

    long messages() {
        return cells().mapToLong(cell -> cell.messages.sum()).sum();
    }

    long bytes() {
        return cells().mapToLong(cell -> cell.bytes.sum()).sum();
    }

    /** Messages that say they come from the future, because a clock was wrong: they stay until their time has come. */
    long future() {
        return future.sum();
    }

    /** How many things could not be read. */
    public long failures() {
        return failures.sum();
    }

    /** Empty without a message. */
    Optional<Duration> oldest() {
        return oldest.get() == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(Duration.between(Instant.ofEpochSecond(oldest.get()), now));
    }

    Instant now() {
        return now;
    }
}
