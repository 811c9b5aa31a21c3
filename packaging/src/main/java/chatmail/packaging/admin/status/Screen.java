// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures, a line for each kind. */
final class Screen {

    private final PrintStream out;
    private final Instant now;

    Screen(PrintStream out, Instant now) {
        this.out = out;
        this.now = now;
    }

    void line(String title, String text) {
        out.println(String.format(Locale.ROOT, "%-19s%s", title, text).stripTrailing());
    }

    void gap() {
        out.println();
    }

    void storage(Samples expirer) {
        line(
                "accounts",
                count(expirer.named("chatmail_expirer_mailboxes")) + "   active in "
                        + active(expirer.named("chatmail_expirer_active_mailboxes")
                                .by("days")));
        var bytes = expirer.named("chatmail_expirer_message_bytes").sum().orElse(0L);
        line("messages", count(expirer.named("chatmail_expirer_messages")) + ", " + Spoken.bytes(bytes));
        long oldest =
                expirer.named("chatmail_expirer_oldest_message_seconds").sum().orElse(0L);
        line("oldest message", oldest == 0 ? "none" : Spoken.duration(Duration.ofSeconds(oldest)));
        var last = expirer.named("chatmail_expirer_last_run_timestamp_seconds").sum();
        line(
                "last sweep",
                last.map(time -> Spoken.duration(Duration.between(Instant.ofEpochSecond(time), now)) + " ago")
                        .orElse("none yet; systemctl start chatmail-expirer.timer has it come twice an hour"));
        line(
                "removed so far",
                Spoken.counts(expirer.named("chatmail_expirer_removed_total").by("cause")) + ", "
                        + Spoken.bytes(expirer.named("chatmail_expirer_removed_bytes_total")
                                .sum()
                                .orElse(0L)));
    }

    void mail(Samples milter) {
        var messages = milter.named("chatmail_milter_messages_total");
        for (var role : new String[] {"incoming", "outgoing", "signing"}) {
            line(role, Spoken.counts(messages.with("role", role).by("verdict")));
        }
        line("  accepted as", Spoken.counts(messages.with("verdict", "accepted").by("reason")));
        line("  refused for", Spoken.counts(messages.with("verdict", "refused").by("reason")));
        line(
                "  deferred for",
                Spoken.counts(messages.with("verdict", "deferred").by("reason")));
    }

    void logins(Samples doveauth) {
        line(
                "logins",
                Spoken.counts(doveauth.named("chatmail_doveauth_logins_total").by("result")));
        var refused =
                doveauth.named("chatmail_doveauth_creations_refused_total").by("reason");
        line(
                "new accounts",
                count(doveauth.named("chatmail_doveauth_accounts_created_total")) + "   refused: "
                        + Spoken.counts(refused));
        line(
                "push",
                Spoken.counts(doveauth.named("chatmail_push_total").by("result")) + "   waiting: "
                        + count(doveauth.named("chatmail_push_queue")));
        line("wake-ups", count(doveauth.named("chatmail_wakeups_total")));
    }

    private static String count(Samples samples) {
        return Spoken.count(samples.sum().orElse(0L));
    }

    /** By the number of days. */
    private static String active(Map<String, Long> byDays) {
        var sorted = new TreeMap<Integer, Long>();
        byDays.forEach((days, accounts) -> {
            if (days.matches("\\d{1,4}")) {
                sorted.put(Integer.parseInt(days), accounts);
            }
        });
        var text = new StringBuilder();
        sorted.forEach((days, accounts) ->
                text.append(text.isEmpty() ? "" : "   ").append(days + " d: " + Spoken.count(accounts)));
        return text.toString();
    }
}
