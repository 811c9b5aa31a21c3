// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Totals;
import java.time.Duration;

/**
 * The figures as Prometheus reads them from a file (text format 0.0.4), for node_exporter's textfile collector. Written by
 * hand, because a process that lives for a second has no use for a registry.
 */
public final class Exposition {
    private static final String PREFIX = "chatmail_expirer_";

    private final StringBuilder text = new StringBuilder();

    private Exposition() {}

    public static String of(Counts counts, Totals totals) {
        var exposition = new Exposition();
        exposition.removed(totals);
        exposition.stored(counts);
        exposition.family("mailboxes", "gauge", "Accounts.");
        exposition.sample("mailboxes", "", counts.mailboxes());
        exposition.family("active_mailboxes", "gauge", "Accounts used within so many days.");
        for (int days : Counts.ACTIVE_DAYS) {
            exposition.sample("active_mailboxes", "{days=\"" + days + "\"}", counts.active(days));
        }
        return exposition.text.toString();
    }

    private void removed(Totals totals) {
        family("removed_total", "counter", "Things removed.");
        for (ExpiryCause cause : ExpiryCause.values()) {
            sample("removed_total", labels(cause), totals.of(cause).count());
        }
        family("removed_bytes_total", "counter", "Size of the files removed.");
        for (ExpiryCause cause : ExpiryCause.values()) {
            sample("removed_bytes_total", labels(cause), totals.of(cause).bytes());
        }
        if (totals.lastRun().isPresent()) {
            family("last_run_timestamp_seconds", "gauge", "When the last whole sweep was made.");
            sample("last_run_timestamp_seconds", "", totals.lastRun().get().getEpochSecond());
        }
    }

    private void stored(Counts counts) {
        family("oldest_message_seconds", "gauge", "Age of the oldest message; 0 without one.");
        sample(
                "oldest_message_seconds",
                "",
                counts.oldest().map(Duration::toSeconds).orElse(0L));
        family("messages", "gauge", "Messages stored.");
        forEachCell((age, size) -> sample("messages", labels(age, size), counts.messages(age, size)));
        family("message_bytes", "gauge", "Size of the messages stored.");
        forEachCell((age, size) -> sample("message_bytes", labels(age, size), counts.bytes(age, size)));
    }

    private interface Cell {
        void at(AgeClass age, SizeClass size);
    }

    private static void forEachCell(Cell action) {
        for (AgeClass age : AgeClass.values()) {
            for (SizeClass size : SizeClass.values()) {
                action.at(age, size);
            }
        }
    }

    private static String labels(ExpiryCause cause) {
        return "{cause=\"" + cause.tag() + "\"}";
    }

    private static String labels(AgeClass age, SizeClass size) {
        return "{age=\"" + age.tag() + "\",size=\"" + size.tag() + "\"}";
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        text.append("# TYPE ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(type)
                .append('\n');
    }

    private void sample(String name, String labels, long value) {
        text.append(PREFIX)
                .append(name)
                .append(labels)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
