// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all sweeps so far removed.
 *
 * @param lastRun when the last sweep that went through everything was made
 */
public record Totals(Map<ExpiryCause, Removed> removed, Optional<Instant> lastRun) {
    private static final String LAST_RUN = "last-run";
    private static final Pattern LINE = Pattern.compile("(?<name>[a-z-]+) (?<first>\\d{1,15})( (?<second>\\d{1,18}))?");

    /** How many things went, and the size of the files among them. */
    public record Removed(long count, long bytes) {
        Removed plus(long moreCount, long moreBytes) {
            return new Removed(count + moreCount, bytes + moreBytes);
        }
    }

    public Removed of(ExpiryCause cause) {
        return removed.getOrDefault(cause, new Removed(0, 0));
    }

    /** @param ran when a sweep went through everything; empty when it did not */
    public Totals plus(Report report, Optional<Instant> ran) {
        var sum = new EnumMap<ExpiryCause, Removed>(ExpiryCause.class);
        for (ExpiryCause cause : ExpiryCause.values()) {
            sum.put(cause, of(cause).plus(report.removed(cause), report.removedBytes(cause)));
        }
        return new Totals(sum, ran.isPresent() ? ran : lastRun);
    }

    /** One line for each cause, {@code old 12 81920}, and {@code last-run 1795337620}. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lastRun.ifPresent(time -> lines.add(LAST_RUN + ' ' + time.getEpochSecond()));
        removed.forEach((cause, sum) -> lines.add(cause.tag() + ' ' + sum.count + ' ' + sum.bytes));
        return lines;
    }

    /** Lines that are none are passed by: figures that begin anew are no harm. */
    static Totals of(List<String> lines) {
        var removed = new EnumMap<ExpiryCause, Removed>(ExpiryCause.class);
        Optional<Instant> lastRun = Optional.empty();
        for (String line : lines) {
            Matcher words = LINE.matcher(line);
            if (!words.matches()) {
                continue;
            }
            long first = Long.parseLong(words.group("first"));
            if (words.group("second") == null) {
                lastRun = words.group("name").equals(LAST_RUN) ? Optional.of(Instant.ofEpochSecond(first)) : lastRun;
            } else {
                long bytes = Long.parseLong(words.group("second"));
                causeOf(words.group("name")).ifPresent(cause -> removed.put(cause, new Removed(first, bytes)));
            }
        }
        return new Totals(removed, lastRun);
    }

    private static Optional<ExpiryCause> causeOf(String tag) {
        return Arrays.stream(ExpiryCause.values())
                .filter(cause -> cause.tag().equals(tag))
                .findFirst();
    }
}
