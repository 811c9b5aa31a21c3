// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxScannerTest implements MailboxScanner.Visitor {
    @TempDir
    Path root;

    private final List<String> found = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private MailTree tree = new MailTree(Path.of("/"));

    @BeforeEach
    void plant() {
        tree = new MailTree(root);
    }

    private void scan() throws IOException {
        OpenDirectory.open(root, mailbox -> new MailboxScanner(this).scan(mailbox));
    }

    @Override
    public void found(OpenDirectory directory, Name name, Place place) {
        found.add(place + " " + directory.pathOf(name));
    }

    @Override
    public void unreadable(String path, IOException why) {
        unreadable.add(path);
    }

    private void file(String path) throws IOException {
        tree.file(path, Duration.ZERO, 1);
    }

    @Test
    void findsMessagesInTheInboxAndInMaildirFolders() throws IOException {
        for (String path : List.of("cur/a", "new/b", "tmp/c", ".DeltaChat/cur/d", ".A.B/new/e", ".A.B/tmp/f")) {
            file(path);
        }
        scan();
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "CUR cur/a",
                        "NEW new/b",
                        "TMP tmp/c",
                        "CUR .DeltaChat/cur/d",
                        "NEW .A.B/new/e",
                        "TMP .A.B/tmp/f");
    }

    @Test
    void passesByWhatIsNoMessage() throws IOException {
        for (String path : List.of(
                "password",
                "dovecot-uidlist",
                "sub/cur/a",
                ".DeltaChat/maildirfolder",
                ".DeltaChat/.deeper/cur/a",
                "new/.nudge",
                "archive/b")) {
            file(path);
        }
        scan();
        assertThat(found).isEmpty();
        assertThat(unreadable).isEmpty();
    }

    @Test
    void followsNoLink() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside/cur"));
        Files.createFile(outside.resolve("a"));
        Files.createSymbolicLink(root.resolve("cur"), outside);
        Files.createSymbolicLink(root.resolve(".Folder"), outside.getParent());
        scan();
        assertThat(found).isEmpty();
    }

    @Test
    void goesOnBesideADirectoryThatCannotBeRead() throws IOException {
        file("cur/a");
        file("new/b");
        Path cur = root.resolve("cur");
        Files.setPosixFilePermissions(cur, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(cur), "a user who reads everything, such as root");
            scan();
        } finally {
            Files.setPosixFilePermissions(cur, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(found).containsExactly("NEW new/b");
        assertThat(unreadable).containsExactly("cur");
    }
}
