// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OpenDirectoryTest {
    private static final String BOX = "box";
    private static final String FILE = "file";

    @TempDir
    Path root;

    private void assertCannotBeEntered(String name) throws IOException {
        OpenDirectory.open(root, directory -> directory.enter(Name.of(name), entered -> fail("entered " + name)));
    }

    @Test
    void entersNoLink() throws IOException {
        Files.createDirectory(root.resolve("target"));
        Files.createSymbolicLink(root.resolve(BOX), Path.of("target"));
        assertCannotBeEntered(BOX);
    }

    @Test
    void entersNoFileAndNothingThatIsGone() throws IOException {
        Files.createFile(root.resolve(FILE));
        assertCannotBeEntered(FILE);
        assertCannotBeEntered(BOX);
    }

    @Test
    @Timeout(20)
    void doesNotWaitForTheWriterOfAFifo() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", root.resolve(BOX).toString())
                        .start()
                        .waitFor())
                .isZero();
        assertCannotBeEntered(BOX);
    }

    @Test
    void staysInItsDirectoryWhenALinkTakesThePlace() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside"));
        Files.createFile(outside.resolve(FILE));
        Path box = Files.createDirectories(root.resolve("mail").resolve(BOX));
        Files.createFile(box.resolve(FILE));

        OpenDirectory.open(
                root.resolve("mail"),
                mail -> mail.enter(Name.of(BOX), entered -> {
                    Files.move(box, root.resolve("moved"));
                    Files.createSymbolicLink(box, outside);
                    assertThat(entered.deleteFile(Name.of(FILE))).isTrue();
                }));

        assertThat(outside.resolve(FILE)).exists();
        assertThat(root.resolve("moved").resolve(FILE)).doesNotExist();
    }

    @Test
    void tellsOfALinkItselfAndNotOfItsTarget() throws IOException {
        Files.createSymbolicLink(root.resolve(FILE), Path.of("/etc/passwd"));
        OpenDirectory.open(root, directory -> assertThat(
                        directory.attributes(Name.of(FILE)).orElseThrow().isSymbolicLink())
                .isTrue());
    }

    @Test
    void takesItAsNormalThatAFileVanishes() throws IOException {
        OpenDirectory.open(root, directory -> {
            assertThat(directory.attributes(Name.of(FILE))).isEmpty();
            assertThat(directory.deleteFile(Name.of(FILE))).isFalse();
        });
    }

    @Test
    void namesEntriesRelativeToTheFirstDirectory() throws IOException {
        Files.createDirectories(root.resolve("box/cur"));
        Files.createFile(root.resolve("box/cur/file"));
        List<String> paths = new ArrayList<>();
        OpenDirectory.open(
                root,
                mail -> mail.enter(
                        Name.of(BOX),
                        box -> box.enter(Name.of("cur"), cur -> cur.forEachName(name -> paths.add(cur.pathOf(name))))));
        assertThat(paths).containsExactly("box/cur/file");
    }
}
