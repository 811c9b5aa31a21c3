// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.UsageException;
import chatmail.expirer.removal.ProcessLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpirerMainTest {
    private static final long DELIVERED = 1_790_000_000;
    private static final long TWENTY_DAYS = 20 * 86_400;
    private static final String AT_THE_LIMIT = String.valueOf(DELIVERED + TWENTY_DAYS - 3_600);
    private static final String BEFORE = String.valueOf(DELIVERED + TWENTY_DAYS - 3_601);

    @TempDir
    Path directory;

    private Path message = Path.of("/");
    private String output = "";

    @BeforeEach
    void plant() throws Exception {
        message = directory.resolve("mail/a@c.test/cur").resolve(DELIVERED + ".M1P1.h,S=1,W=1:2,S");
        Files.createDirectories(message.getParent());
        Files.createFile(message);
        Files.createFile(directory.resolve("mail/a@c.test/password"));
    }

    private int run(String... args) throws Exception {
        var outcome = Outcome.of(directory, args);
        output = outcome.output();
        return outcome.code();
    }

    @Test
    void sweepsInSilence() throws Exception {
        assertThat(run("--now", AT_THE_LIMIT)).isZero();
        assertThat(message).doesNotExist();
        assertThat(output).isEmpty();
    }

    @Test
    void namesWhatItRemovesWhenAsked() throws Exception {
        assertThat(run("sweep", "--verbose", "--now", AT_THE_LIMIT)).isZero();
        assertThat(output).isEqualTo("a@c.test/cur/" + message.getFileName() + "\told" + System.lineSeparator());
    }

    @Test
    void onlyNamesItInADryRun() throws Exception {
        assertThat(run("--dry-run", "--now", AT_THE_LIMIT)).isZero();
        assertThat(message).exists();
        assertThat(output).isEqualTo("a@c.test/cur/" + message.getFileName() + "\told" + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin", "Asia/Kathmandu"})
    void removesAtTheSameMomentInEveryTimeZone(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            run("--now", BEFORE);
            assertThat(message).exists();
            run("--now", AT_THE_LIMIT);
            assertThat(message).doesNotExist();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void endsWhenAnotherSweepIsAtWork() throws Exception {
        ProcessLock other =
                ProcessLock.tryTake(directory.resolve("mail/.expirer.lock")).orElseThrow();
        try (other) {
            assertThat(run("--now", AT_THE_LIMIT)).isEqualTo(75);
            assertThat(message).exists();
            assertThat(run("--now", AT_THE_LIMIT, "--dry-run")).isZero();
        }
        assertThat(run("--now", AT_THE_LIMIT)).isZero();
        assertThat(message).doesNotExist();
    }

    @Test
    void leavesNothingBehindInADryRun() throws Exception {
        run("--dry-run", "--now", AT_THE_LIMIT);
        assertThat(directory.resolve("mail")).isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void goesByTheClockUnlessTold() throws Exception {
        Path ancient = Files.createFile(message.resolveSibling("1000000000.M1P1.h"));
        Path future = Files.createFile(message.resolveSibling("9999999999.M1P1.h"));
        run();
        assertThat(ancient).doesNotExist();
        assertThat(future).exists();
    }

    @Test
    void failsWhenSomethingCouldNotBeRemovedAndDoesTheRest() throws Exception {
        // The account cannot go because its tombstone has no place; its old mail can.
        Path tombstones = Files.createFile(directory.resolve("mail/.tombstones"));
        Path password = directory.resolve("mail/a@c.test/password");
        Files.setLastModifiedTime(password, FileTime.fromMillis(0));
        assertThat(run("--verbose", "--now", AT_THE_LIMIT)).isEqualTo(1);
        assertThat(output).contains("a@c.test\tfailed: FileAlreadyExistsException");
        assertThat(message).doesNotExist();
        assertThat(tombstones).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1e9", "12345678901", "2026-11-17"})
    void refusesATimeThatIsNone(String time) {
        assertThatThrownBy(() -> run("--now", time)).isInstanceOf(UsageException.class);
    }

    @Test
    void refusesOtherCommands() {
        assertThatThrownBy(() -> run("destroy")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> run("sweep", "more")).isInstanceOf(UsageException.class);
        assertThat(message).exists();
    }
}
