// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.UsageException;
import chatmail.expirer.maildir.MailTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaCommandTest {
    private static final String NOW = String.valueOf(MailTree.NOW.getEpochSecond());
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    private MailTree tree = new MailTree(Path.of("/"));

    @BeforeEach
    void plant() {
        tree = new MailTree(directory.resolve("mail"));
    }

    private Path message(String folder, int days) throws IOException {
        String name = MailTree.name(Duration.ofDays(days), "M1P1.h,S=" + MEGABYTE);
        return tree.file("a@c.test/" + folder + '/' + name, Duration.ZERO, MEGABYTE);
    }

    private Outcome quota(String megabytes, String mailbox) throws Exception {
        return Outcome.of(
                directory, "quota", megabytes, tree.root.resolve(mailbox).toString(), "--now", NOW, "--verbose");
    }

    @Test
    void removesTheOldestOfAllFoldersAndTheSum() throws Exception {
        Path oldest = message(".DeltaChat/cur", 9);
        Path old = message("new", 8);
        Path unsized = tree.file("a@c.test/cur/restored", Duration.ofDays(7), MEGABYTE);
        Path young = message("cur", 0);
        Path unfinished = tree.file("a@c.test/tmp/x", Duration.ofDays(30), MEGABYTE);
        Path sum = tree.file("a@c.test/maildirsize", Duration.ZERO, 30);

        var outcome = quota("2", "a@c.test");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.output().lines())
                .containsExactlyInAnyOrder(
                        tree.root.relativize(oldest) + "\tquota", tree.root.relativize(old) + "\tquota");
        assertThat(oldest).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(sum).doesNotExist();
        assertThat(unsized).exists();
        assertThat(young).exists();
        assertThat(unfinished).exists();
    }

    @Test
    void leavesAMailboxAloneThatIsSmallEnough() throws Exception {
        Path old = message("cur", 9);
        Path sum = tree.file("a@c.test/maildirsize", Duration.ZERO, 30);
        assertThat(quota("1", "a@c.test")).isEqualTo(new Outcome(0, ""));
        assertThat(old).exists();
        assertThat(sum).exists();
    }

    @Test
    void countsInTheTotalsOfAllSweeps() throws Exception {
        message("cur", 9);
        quota("0", "a@c.test");
        assertThat(Outcome.of(directory, "report").output()).contains("quota 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none@c.test", "../outside@c.test", "a@c.test/cur", ".hidden@c.test", "lists", "", "link@c.test"
            })
    void entersNothingButAMailbox(String path) throws Exception {
        message("cur", 9);
        tree.file("lists/cur/1000000000.M1P1.h,S=9", Duration.ZERO, 1);
        tree.file(".hidden@c.test/cur/1000000000.M1P1.h,S=9", Duration.ZERO, 1);
        new MailTree(directory).file("outside@c.test/cur/1000000000.M1P1.h,S=9", Duration.ZERO, 1);
        Files.createSymbolicLink(tree.root.resolve("link@c.test"), directory.resolve("outside@c.test"));
        var before = new MailTree(directory).snapshot();
        assertThatThrownBy(() -> quota("0", path)).isInstanceOf(UsageException.class);
        assertThat(new MailTree(directory).snapshot()).containsAllEntriesOf(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.5", "1234567890"})
    void refusesATargetThatIsNone(String megabytes) throws Exception {
        message("cur", 9);
        assertThatThrownBy(() -> quota(megabytes, "a@c.test")).isInstanceOf(UsageException.class);
    }
}
