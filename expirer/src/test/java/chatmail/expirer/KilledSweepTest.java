// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.expirer.maildir.MailTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that sweeps, ended in the middle: it prints more than a pipe holds and nobody reads on, so it is certain to be
 * at work.
 */
@Timeout(120)
class KilledSweepTest {
    private static final String NOW = String.valueOf(MailTree.NOW.getEpochSecond());
    private static final int OLD = 4_000;
    private static final int SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    private MailTree tree = new MailTree(Path.of("/"));
    private Set<Path> young = Set.of();
    private Path sum = Path.of("/");

    @BeforeEach
    void plant() throws IOException {
        tree = new MailTree(directory.resolve("mail"));
        tree.account("a@c.test", Duration.ZERO);
        sum = tree.file("a@c.test/maildirsize", Duration.ZERO, 30);
        var youngOnes = new HashSet<Path>();
        for (int i = 0; i < OLD; i++) {
            tree.message("a@c.test/cur", Duration.ofDays(21), "M" + i + "P1.some.host.name,S=10,W=10:2,S");
            if (i % 40 == 0) {
                youngOnes.add(tree.message("a@c.test/cur", Duration.ofDays(1), "M" + i + "P1.h,S=10:2,S"));
            }
        }
        young = youngOnes;
    }

    private Process sweepUntilItIsAtWork() throws Exception {
        // Writes the configuration.
        Outcome.of(directory, "sweep", "--dry-run", "--now", NOW);
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ExpirerMain.class.getName(),
                "--config",
                directory.resolve("chatmail.ini").toString(),
                "--verbose",
                "--now",
                NOW);
        Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader lines = process.inputReader(UTF_8);
        assertThat(lines.readLine()).endsWith("\told");
        return process;
    }

    private Set<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(tree.root.resolve("a@c.test/cur"))) {
            return files.collect(Collectors.toSet());
        }
    }

    private void assertThatTheNextSweepEndsIt() throws Exception {
        assertThat(left()).containsAll(young).hasSizeGreaterThan(young.size()).hasSizeLessThan(young.size() + OLD);
        assertThat(sum).doesNotExist();
        assertThat(Outcome.of(directory, "sweep", "--now", NOW).code()).isZero();
        assertThat(left()).isEqualTo(young);
    }

    @Test
    void leavesAWholeTreeWhenItIsKilled() throws Exception {
        Process process = sweepUntilItIsAtWork();
        process.destroyForcibly().waitFor();
        assertThatTheNextSweepEndsIt();
    }

    @Test
    void endsSoonOnSigterm() throws Exception {
        Process process = sweepUntilItIsAtWork();
        // Process.destroy() would close the pipe as well.
        process.toHandle().destroy();
        process.inputReader(UTF_8).transferTo(Writer.nullWriter());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        assertThatTheNextSweepEndsIt();
    }
}
