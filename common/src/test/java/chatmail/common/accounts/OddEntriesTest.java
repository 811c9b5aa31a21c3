// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may lie among the mailboxes without being one: the list goes on, and does not hold it. */
class OddEntriesTest {
    private static final Address ALICE = new Address("alice", "c.test");

    @TempDir
    Path root;

    private MaildirAccountStore store;

    @BeforeEach
    void haveOneAccount() throws IOException {
        store = new MaildirAccountStore(new Mailboxes(root, "c.test"));
        store.createIfAbsent(ALICE, "{X}1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob@c.test", ".bob@c.test", "README", "bob@", "@c.test"})
    void aFile(String name) throws IOException {
        Files.writeString(root.resolve(name), "{X}2");
        assertOnlyAlice();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alice@c.test",
                "ALICE@C.TEST",
                "alice@C.test",
                "Bob@c.test",
                "bob@d.test",
                "bob",
                "bob@x@c.test",
                "b\u00f6b@c.test",
                "bob@c.test.",
                "bob+tag@c.test",
                ".bob@c.test",
                "bob @c.test",
                "bob@c.test\n"
            })
    void aDirectoryWithAPasswordThatNobodyCanLogInto(String name) throws IOException {
        Files.writeString(Files.createDirectory(root.resolve(name)).resolve("password"), "{X}2");
        assertOnlyAlice();
    }

    @Test
    void aDirectoryWithoutPassword() throws IOException {
        Files.createDirectories(root.resolve("bob@c.test/cur"));
        assertOnlyAlice();
    }

    @Test
    void aDirectoryWithADirectoryForAPassword() throws IOException {
        Files.createDirectories(root.resolve("bob@c.test/password"));
        assertOnlyAlice();
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@c.test", "bob@c.test", "nowhere", "/", "alice@c.test/password"})
    void aLink(String target) throws IOException {
        Files.createSymbolicLink(root.resolve("bob@c.test"), Path.of(target));
        assertOnlyAlice();
    }

    @Test
    void draftsOfWhatIsNotAnAccountAreClearedAwayOnceOld() throws IOException {
        store.deleteIfInactive(ALICE, Instant.parse("2100-01-01T00:00:00Z"));
        Path list = Files.createDirectory(root.resolve(".blocked-123"));
        Path key = Files.createFile(root.resolve(".tombstones/.key123"));
        Path draft = Files.createFile(root.resolve(".tombstones/..key123.4.5"));
        Path young = Files.createDirectory(root.resolve(".blocked-456"));
        Path blocked = Files.createDirectory(root.resolve(".blocked"));
        Instant now = Instant.now();
        for (Path old : new Path[] {list, key, draft, blocked}) {
            Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(4_000)));
        }
        store.removeLeftovers(now);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactlyInAnyOrder(young, blocked, root.resolve(".tombstones"));
        }
        try (Stream<Path> files = Files.list(root.resolve(".tombstones"))) {
            assertThat(files).hasSize(2).contains(root.resolve(".tombstones/key"));
        }
    }

    private void assertOnlyAlice() throws IOException {
        try (Stream<Address> all = store.iterate()) {
            assertThat(all).containsExactly(ALICE);
        }
    }
}
