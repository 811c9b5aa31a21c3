// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What a sweep did, in figures, which hold no names, for the log. Several threads may add to it at once. */
public final class Report {
    private final Map<ExpiryCause, Tally> removed = new EnumMap<>(ExpiryCause.class);
    private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
    private final LongAdder mailboxes = new LongAdder();
    private final LongAdder withoutAccount = new LongAdder();
    private final LongAdder files = new LongAdder();

    private record Tally(LongAdder count, LongAdder bytes) {
        Tally() {
            this(new LongAdder(), new LongAdder());
        }
    }

    public Report() {
        for (ExpiryCause cause : ExpiryCause.values()) {
            removed.put(cause, new Tally());
        }
    }

    private Tally tally(ExpiryCause cause) {
        return Objects.requireNonNull(removed.get(cause));
    }

    public void mailbox() {
        mailboxes.increment();
    }

    /** How many mailboxes were looked at so far. */
    public long mailboxes() {
        return mailboxes.sum();
    }

    void withoutAccount() {
        withoutAccount.increment();
    }

    public void seen(long count) {
        files.add(count);
    }

    void removed(Removal removal) {
        Tally tally = tally(removal.cause());
        tally.count.increment();
        tally.bytes.add(removal.bytes());
    }

    /** The message of the exception would hold the path, so only its kind is kept. */
    public void failed(IOException why) {
        failures.computeIfAbsent(kind(why), kind -> new LongAdder()).increment();
    }

    static String kind(IOException why) {
        return why.getClass().getSimpleName();
    }

    /** How many things were removed, or would have been. */
    public long removed(ExpiryCause cause) {
        return tally(cause).count.sum();
    }

    /** The size of the files among them. */
    public long removedBytes(ExpiryCause cause) {
        return tally(cause).bytes.sum();
    }

    /** How many things could not be read or removed. */
    public long failures() {
        return failures.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Such as {@code old=2 large=1 [...] bytes=81920 of mailboxes=20 without-account=0 files=700 failures=0}. */
    public String summary() {
        var causes = Arrays.stream(ExpiryCause.values()).filter(cause -> cause != ExpiryCause.QUOTA);
        long bytes =
                removed.values().stream().mapToLong(tally -> tally.bytes.sum()).sum();
        return causes.map(cause -> cause.tag() + '=' + removed(cause)).collect(Collectors.joining(" "))
                + " bytes=" + bytes
                + " of mailboxes=" + mailboxes
                + " without-account=" + withoutAccount
                + " files=" + files
                + " failures=" + failures();
    }

    /** Such as {@code 3 could not be read or removed (AccessDeniedException=3)}. */
    public String failureSummary() {
        String kinds = failures.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + entry.getValue())
                .collect(Collectors.joining(" "));
        return failures() + " could not be read or removed (" + kinds + ")";
    }
}
