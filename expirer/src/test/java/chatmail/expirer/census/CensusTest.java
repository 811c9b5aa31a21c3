// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.expirer.maildir.MailTree;
import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CensusTest {
    private static final Totals TOTALS = new Totals(
            Map.of(ExpiryCause.OLD, new Totals.Removed(12, 3_456)),
            Optional.of(MailTree.NOW.minus(Duration.ofMinutes(12))));

    @TempDir
    Path root;

    private final Counts counts = new Counts(MailTree.NOW);

    @BeforeEach
    void count() throws IOException {
        var tree = new MailTree(root);
        tree.account("a@c.test", Duration.ofHours(40));
        tree.account("b@c.test", Duration.ofDays(50));
        tree.message("a@c.test/cur", Duration.ofDays(19).plusHours(23), "M1P1.h,S=1000,W=1:2,S");
        tree.message("a@c.test/.DeltaChat/new", Duration.ofHours(1), "M1P1.h,S=250000");
        tree.file("b@c.test/new/restored", Duration.ofDays(2), 30_000);
        tree.message("b@c.test/new", Duration.ofHours(-3), "M1P1.h,S=5");
        tree.file("b@c.test/tmp/unfinished", Duration.ofDays(60), 1);
        new Census(tree.mailboxes(), counts).run(2);
    }

    @Test
    void countsByAgeAndSizeWithoutNames() {
        assertThat(counts.messages()).isEqualTo(4);
        assertThat(counts.bytes()).isEqualTo(1_000 + 250_000 + 30_000 + 5);
        assertThat(counts.messages(AgeClass.UNDER_20_DAYS, SizeClass.SMALL)).isEqualTo(1);
        assertThat(counts.messages(AgeClass.UNDER_1_DAY, SizeClass.LARGE)).isEqualTo(1);
        assertThat(counts.bytes(AgeClass.UNDER_7_DAYS, SizeClass.MEDIUM)).isEqualTo(30_000);
        assertThat(counts.future()).isEqualTo(1);
        assertThat(counts.failures()).isZero();
    }

    @Test
    void takesTheWholeDayOfALoginForActive() {
        assertThat(counts.mailboxes()).isEqualTo(2);
        assertThat(Counts.ACTIVE_DAYS.stream().map(counts::active)).containsExactly(1L, 1L, 1L, 2L);
    }

    @Test
    void saysItToPeopleOnOneScreen() {
        assertThat(Screen.of(counts, TOTALS)).isEqualTo("""
                accounts           2
                active in          1 d: 1   10 d: 1   30 d: 1   80 d: 2
                messages           4, 281.0 kB
                oldest message     19 d 23 h
                last sweep         12 min ago
                from the future    1 (delivered while the clock was wrong)

                messages                       to 20 kB           to 200 kB             to 2 MB              larger
                under 1 day                1        5 B        0        0 B        1   250.0 kB        0        0 B
                1 to 7 days                0        0 B        1    30.0 kB        0        0 B        0        0 B
                7 to 14 days               0        0 B        0        0 B        0        0 B        0        0 B
                14 to 20 days              1     1.0 kB        0        0 B        0        0 B        0        0 B
                20 days or more            0        0 B        0        0 B        0        0 B        0        0 B

                removed so far     old 12   large 0   abandoned 0   inactive 0   empty 0   quota 0
                """);
    }

    @Test
    void saysItToPrometheus() {
        assertThat(Exposition.of(counts, TOTALS))
                .contains("# TYPE chatmail_expirer_removed_total counter\n")
                .contains("chatmail_expirer_removed_total{cause=\"old\"} 12\n")
                .contains("chatmail_expirer_removed_bytes_total{cause=\"old\"} 3456\n")
                .contains("chatmail_expirer_removed_total{cause=\"quota\"} 0\n")
                .contains("chatmail_expirer_oldest_message_seconds 1724400\n")
                .contains("chatmail_expirer_last_run_timestamp_seconds " + (MailTree.NOW.getEpochSecond() - 720) + "\n")
                .contains("chatmail_expirer_mailboxes 2\n")
                .contains("chatmail_expirer_messages{age=\"7d\",size=\"200k\"} 1\n")
                .contains("chatmail_expirer_active_mailboxes{days=\"80\"} 2\n")
                .endsWith("\n")
                .doesNotContain("@");
    }

    @Test
    void hasNoOldestMessageWithoutAMessage() {
        var nothing = new Counts(MailTree.NOW);
        Totals none = new Totals(Map.of(), Optional.empty());
        assertThat(Screen.of(nothing, none))
                .contains("oldest message     none")
                .contains("last sweep         none yet");
        assertThat(Exposition.of(nothing, none))
                .contains("chatmail_expirer_oldest_message_seconds 0\n")
                .doesNotContain("last_run");
    }
}
