// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.UsageException;
import chatmail.expirer.maildir.MailTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
    private static final String NOW = String.valueOf(MailTree.NOW.getEpochSecond());

    @TempDir
    Path directory;

    @Test
    void tellsWhatSweepsDidAndWhatIsLeft() throws Exception {
        var tree = new MailTree(directory.resolve("mail"));
        tree.account("a@c.test", Duration.ZERO);
        tree.message("a@c.test/cur", Duration.ofDays(30), "M1P1.h,S=10");
        tree.message("a@c.test/cur", Duration.ofDays(19), "M1P1.h,S=10");
        Path textfile = directory.resolve("chatmail.prom");

        assertThat(Outcome.of(directory, "sweep", "--now", NOW).code()).isZero();
        var report = Outcome.of(directory, "report", "--textfile", textfile.toString(), "--now", NOW);

        assertThat(report.code()).isZero();
        assertThat(report.output())
                .contains("messages           1, 10 B\n")
                .contains("oldest message     19 d 0 h\n")
                .contains("last sweep         0 s ago\n")
                .contains("old 1 ");
        assertThat(textfile)
                .content()
                .contains("chatmail_expirer_removed_total{cause=\"old\"} 1\n")
                .contains("chatmail_expirer_last_run_timestamp_seconds " + NOW + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(textfile)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void worksBeforeTheFirstAccount() throws Exception {
        assertThat(Outcome.of(directory, "report").output()).contains("accounts           0\n");
        assertThat(directory.resolve("mail")).doesNotExist();
    }

    @Test
    void refusesWhatBelongsToAnotherCommand() {
        assertThatThrownBy(() -> Outcome.of(directory, "report", "--dry-run")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Outcome.of(directory, "report", "more")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Outcome.of(directory, "sweep", "--textfile", "x"))
                .isInstanceOf(UsageException.class);
    }
}
