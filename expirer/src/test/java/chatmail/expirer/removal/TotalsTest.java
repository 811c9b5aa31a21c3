// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TotalsTest {
    private static final Instant RAN = Instant.ofEpochSecond(1_795_337_620);

    @TempDir
    Path root;

    private static Report report() {
        var report = new Report();
        report.removed(new Removal("a@c.test/cur/1.x", ExpiryCause.OLD, 30));
        report.removed(new Removal("a@c.test/cur/2.x", ExpiryCause.OLD, 12));
        return report;
    }

    @Test
    void growWithEverySweep() throws IOException {
        var file = new TotalsFile(root);
        file.add(report(), Optional.of(RAN));
        file.add(report(), Optional.empty());
        assertThat(file.read().of(ExpiryCause.OLD)).isEqualTo(new Totals.Removed(4, 84));
        assertThat(file.read().of(ExpiryCause.LARGE)).isEqualTo(new Totals.Removed(0, 0));
        assertThat(file.read().lastRun()).hasValue(RAN);
    }

    @Test
    void areNoneBeforeTheFirstSweep() throws IOException {
        assertThat(new TotalsFile(root).read().lastRun()).isEmpty();
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void passByWhatIsNoLineOfTheirs() throws IOException {
        Files.writeString(
                root.resolve(".expirer-totals"), "old x 1\nold 1 2\nmice 3 4\nlast-run -1\n\u00fc\nold 1 2 3\n");
        Totals totals = new TotalsFile(root).read();
        assertThat(totals.of(ExpiryCause.OLD)).isEqualTo(new Totals.Removed(1, 2));
        assertThat(totals.lastRun()).isEmpty();
    }

    @Test
    void lieBesideTheMailboxesUnderNamesThatBeginWithADot() throws IOException {
        new TotalsFile(root).add(report(), Optional.empty());
        try (var files = Files.list(root)) {
            assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("."));
        }
    }
}
