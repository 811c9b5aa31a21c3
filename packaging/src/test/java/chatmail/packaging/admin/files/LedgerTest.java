// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final String FILE = "/etc/a";
    private static final String ORIGINAL = "1\n2\n3\n4\n5\n6\n";

    @TempDir
    private Path root;

    @TempDir
    private Path scratch;

    private Ledger ledger;
    private Path live;

    @BeforeEach
    void aFileIsThere() throws IOException {
        var host = new Host(root, root, Shell.ofThisMachine());
        ledger = new Ledger(host, new Compare(host, scratch));
        live = host.at(FILE);
        Files.createDirectories(live.getParent());
        Files.writeString(live, ORIGINAL);
        ledger.open();
    }

    private void write(String text) throws IOException {
        ledger.carryOut(new FileChange(FILE, Disk.read(live), Optional.of(text.getBytes(UTF_8))));
    }

    private String undone(boolean force) throws IOException {
        ledger.undo(ledger.undoing(FILE, force).orElseThrow());
        return Files.exists(live) ? Files.readString(live) : "none";
    }

    @Test
    void hasAFileAsItWasAfterAnyNumberOfChanges() throws IOException {
        write("one\n");
        write("two\n");
        assertThat(undone(false)).isEqualTo(ORIGINAL);
    }

    @Test
    void removesAFileThatWasNotThere() throws IOException {
        Files.delete(live);
        write("one\n");
        assertThat(undone(false)).isEqualTo("none");
    }

    @Test
    void keepsModeOfWhatItReplacesAndLinks() throws IOException {
        var target = live.resolveSibling("target");
        Files.move(live, target);
        Files.createSymbolicLink(live, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
        write("one\n");
        assertThat(live).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void mergesWhatOthersChangedElsewhere() throws IOException {
        write("one\n2\n3\n4\n5\n6\n");
        Files.writeString(live, "one\n2\n3\n4\n5\nsix\n");
        assertThat(undone(false)).isEqualTo("1\n2\n3\n4\n5\nsix\n");
    }

    @Test
    void keepsWhatOthersChangedBetweenTwoChanges() throws IOException {
        write("one\n2\n3\n4\n5\n6\n");
        Files.writeString(live, "one\n2\n3\n4\n5\nsix\n");
        write("uno\n2\n3\n4\n5\nsix\n");
        assertThat(undone(false)).isEqualTo("1\n2\n3\n4\n5\nsix\n");
    }

    @Test
    void keepsWhatOthersAddedRightBelow() throws IOException {
        write("one\n2\n3\n4\n5\n6\nours\nours, too\n");
        Files.writeString(live, "one\n2\n3\n4\n5\n6\nours\nours, too\ntheirs\n");
        assertThat(undone(false)).isEqualTo(ORIGINAL + "theirs\n");
    }

    @Test
    void keepsWhatOthersAddedRightBelowBetweenTwoChanges() throws IOException {
        write(ORIGINAL + "ours\n");
        Files.writeString(live, ORIGINAL + "ours\ntheirs\n");
        write(ORIGINAL + "ours, too\ntheirs\n");
        assertThat(undone(false)).isEqualTo(ORIGINAL + "theirs\n");
    }

    @Test
    void givesUpWhereOursIsThereTwice() throws IOException {
        write(ORIGINAL + "ours\n");
        Files.writeString(live, ORIGINAL + "ours\nours\n");
        assertThat(ledger.undoing(FILE, false)).isEmpty();
    }

    @Test
    void givesUpWhereOthersChangedTheSameUnlessForced() throws IOException {
        write("one\n2\n3\n4\n5\n6\n");
        Files.writeString(live, "mine\n2\n3\n4\n5\n6\n");
        assertThat(ledger.undoing(FILE, false)).isEmpty();
        assertThat(undone(true)).isEqualTo(ORIGINAL);
    }

    @Test
    void canBeCutOffBeforeTheFileIsChanged() throws IOException {
        write("one\n");
        Files.writeString(live, ORIGINAL);
        assertThat(ledger.isChangedByOthers(FILE)).isFalse();
        assertThat(undone(false)).isEqualTo(ORIGINAL);
    }

    @Test
    void forgets() throws IOException {
        write("one\n");
        assertThat(ledger.paths()).containsExactly(FILE);
        ledger.forget();
        assertThat(ledger.paths()).isEmpty();
    }
}
