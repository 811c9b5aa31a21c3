// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Totals;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures for people, on one screen. */
public final class Screen {
    private Screen() {}

    public static String of(Counts counts, Totals totals) {
        var text = new StringBuilder();
        text.append("accounts           ").append(counts.mailboxes()).append('\n');
        text.append("active in          ")
                .append(Counts.ACTIVE_DAYS.stream()
                        .map(days -> days + " d: " + counts.active(days))
                        .collect(Collectors.joining("   ")))
                .append('\n');
        text.append("messages           ")
                .append(counts.messages())
                .append(", ")
                .append(Spoken.bytes(counts.bytes()))
                .append('\n');
        text.append("oldest message     ")
                .append(counts.oldest().map(Spoken::duration).orElse("none"))
                .append('\n');
        text.append("last sweep         ")
                .append(totals.lastRun()
                        .map(time -> Spoken.duration(Duration.between(time, counts.now())) + " ago")
                        .orElse("none yet"))
                .append('\n');
        if (counts.future() > 0) {
            text.append("from the future    ")
                    .append(counts.future())
                    .append(" (delivered while the clock was wrong)\n");
        }
        if (counts.failures() > 0) {
            text.append("could not be read  ").append(counts.failures()).append('\n');
        }
        table(text.append('\n'), counts);
        removed(text.append('\n'), totals);
        return text.toString();
    }

    private static void table(StringBuilder text, Counts counts) {
        row(text, "messages");
        for (SizeClass size : SizeClass.values()) {
            text.append(String.format(Locale.ROOT, "%20s", size.words()));
        }
        text.append('\n');
        for (AgeClass age : AgeClass.values()) {
            row(text, age.words());
            for (SizeClass size : SizeClass.values()) {
                text.append(String.format(
                        Locale.ROOT, "%9d %10s", counts.messages(age, size), Spoken.bytes(counts.bytes(age, size))));
            }
            text.append('\n');
        }
    }

    private static void removed(StringBuilder text, Totals totals) {
        row(text, "removed so far");
        text.append(Arrays.stream(ExpiryCause.values())
                        .map(cause -> cause.tag() + ' ' + totals.of(cause).count())
                        .collect(Collectors.joining("   ")))
                .append('\n');
    }

    private static void row(StringBuilder text, String title) {
        text.append(String.format(Locale.ROOT, "%-19s", title));
    }
}
