// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What a sweep did: line by line for who listens, and in figures, which hold no names, for the log. */
public final class Report {
    private final Consumer<String> lines;
    private final Map<ExpiryCause, Long> removed = new EnumMap<>(ExpiryCause.class);
    private final Map<String, Long> failures = new TreeMap<>();
    private long mailboxes;
    private long files;
    private long bytes;

    /** @param lines gets a line for every removal and every failure; they hold addresses */
    public Report(Consumer<String> lines) {
        this.lines = lines;
        for (ExpiryCause cause : ExpiryCause.values()) {
            removed.put(cause, 0L);
        }
    }

    void mailbox() {
        mailboxes++;
    }

    void seen() {
        files++;
    }

    void removed(Removal removal) {
        removed.merge(removal.cause(), 1L, Long::sum);
        bytes += removal.bytes();
        lines.accept(removal.line());
    }

    public void failed(String path, IOException why) {
        // The message of the exception would hold the path.
        String kind = why.getClass().getSimpleName();
        failures.merge(kind, 1L, Long::sum);
        lines.accept(Removal.printable(path) + "\tfailed: " + kind);
    }

    /** How many things were removed, or would have been. */
    public long removed(ExpiryCause cause) {
        return removed.getOrDefault(cause, 0L);
    }

    /** How many things could not be read or removed. */
    public long failures() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code old=2 large=1 abandoned=0 inactive=1 bytes=81920 of mailboxes=20 files=700 failures=0}. */
    public String summary() {
        String causes = removed.entrySet().stream()
                .map(entry -> entry.getKey().tag() + '=' + entry.getValue())
                .collect(Collectors.joining(" "));
        return causes + " bytes=" + bytes + " of mailboxes=" + mailboxes + " files=" + files + " failures="
                + failures();
    }

    /** Such as {@code 3 could not be read or removed (AccessDeniedException=3)}. */
    public String failureSummary() {
        String kinds = failures.entrySet().stream()
                .map(entry -> entry.getKey() + '=' + entry.getValue())
                .collect(Collectors.joining(" "));
        return failures() + " could not be read or removed (" + kinds + ")";
    }
}
