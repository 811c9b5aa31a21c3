// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import chatmail.common.accounts.AccountStore.Creation;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaildirAccountStoreTest extends AccountStoreContract {
    @TempDir
    Path root;

    @Override
    AccountStore store() {
        return new MaildirAccountStore(new Mailboxes(root, "c.test"));
    }

    @Test
    void writesTheFilesOfAnUpstreamRelayAndLeavesNoDraft() throws IOException {
        store().createIfAbsent(ALICE, "{SHA512-CRYPT}$6$x");
        Path mailbox = root.resolve("alice@c.test");
        assertThat(mailbox.resolve("password")).hasContent("{SHA512-CRYPT}$6$x");
        assertThat(mailbox.resolve("enforceE2EEincoming")).isEmptyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mailbox.resolve("password"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactly(mailbox);
        }
        try (Stream<Path> files = Files.list(mailbox)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void makesADirectoryWithMailButNoPasswordAnAccount() throws IOException {
        Path mailbox = root.resolve("alice@c.test");
        Files.createDirectories(mailbox.resolve("cur"));
        assertThat(store().createIfAbsent(ALICE, "{X}1")).isEqualTo(Creation.CREATED);
        assertThat(mailbox.resolve("cur")).isDirectory();
        assertThat(store().find(ALICE))
                .get()
                .extracting(Account::cleartextAllowed)
                .isEqualTo(false);
    }

    @Test
    void seesThatCleartextIsAllowedWhereTheFileIsGone() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        Files.delete(root.resolve("alice@c.test/enforceE2EEincoming"));
        assertThat(store().find(ALICE))
                .get()
                .extracting(Account::cleartextAllowed)
                .isEqualTo(true);
    }

    @Test
    void keepsNoNameOfWhoIsGone() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        store().deleteIfInactive(ALICE, Instant.parse("2100-01-01T00:00:00Z"));
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.map(path -> root.relativize(path).toString())).noneMatch(name -> name.contains("alice"));
        }
    }

    @Test
    void leavesNothingOfAnAccountThatIsDiscarded() throws IOException {
        var store = new MaildirAccountStore(new Mailboxes(root, "c.test"));
        store.createIfAbsent(ALICE, "{X}1");
        Files.createDirectories(root.resolve("alice@c.test/cur"));
        Files.createFile(root.resolve("alice@c.test/cur/1.M1P1.c.test"));
        store.createIfAbsent(BOB, "{X}1");
        store.discard(ALICE);
        store.discard(ALICE);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactly(root.resolve("bob@c.test"));
        }
        assertThat(store.createIfAbsent(ALICE, "{X}2")).isEqualTo(Creation.CREATED);
    }

    @Test
    void remembersOfTheCreationOnlyTheDay() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        Instant login =
                Files.getLastModifiedTime(root.resolve("alice@c.test/password")).toInstant();
        assertThat(login).isEqualTo(login.truncatedTo(ChronoUnit.DAYS));
    }

    @Test
    void letsTheDaemonsPassTheListOfTheBlockedWhoeverMadeIt() throws IOException {
        assumeThat(Files.getOwner(Path.of("/proc/self")).getName()).isEqualTo("root");
        Files.setAttribute(root, "unix:uid", 8);
        Files.setAttribute(root, "unix:gid", 12);
        store().block(ALICE, true);
        Path list = root.resolve(".blocked");
        assertThat(Files.getAttribute(list, "unix:uid")).isEqualTo(8);
        assertThat(Files.getAttribute(list, "unix:gid")).isEqualTo(12);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(list)))
                .isEqualTo("rwx--x---");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactly(list);
        }
    }

    @Test
    void noticesAtOnceWhomAnotherProcessShutsOut() throws IOException {
        var nanos = new AtomicLong();
        AccountStore asked = new MaildirAccountStore(new Mailboxes(root, "c.test"), nanos::get);
        store().block(ALICE, true);
        for (int change = 0; change < 60; change++) {
            if (change % 20 == 10) {
                // The list has been quiet for so long that what is read of it is kept.
                Files.setLastModifiedTime(root.resolve(".blocked"), FileTime.from(Instant.EPOCH.plusSeconds(change)));
                assertThat(asked.isBlocked(ALICE)).isTrue();
                nanos.addAndGet(1_050_000_000);
                assertThat(asked.isBlocked(ALICE)).isTrue();
                assertThat(asked.isBlocked(ALICE)).isTrue();
            }
            boolean shut = change % 2 == 0;
            store().block(BOB, shut);
            assertThat(asked.isBlocked(BOB)).isEqualTo(shut);
            assertThat(asked.isBlocked(ALICE)).isTrue();
        }
    }

    @Test
    void clearsAwayWhatAKilledProcessLeft() throws IOException {
        Files.createDirectories(root.resolve(".gone-1/cur"));
        Files.writeString(root.resolve(".gone-1/cur/mail"), "x");
        Files.createDirectory(root.resolve(".new-1"));
        Files.createDirectory(root.resolve(".new-2"));
        Instant now = Files.getLastModifiedTime(root.resolve(".new-2")).toInstant();
        Files.setLastModifiedTime(root.resolve(".new-1"), FileTime.from(now.minusSeconds(4_000)));
        store().createIfAbsent(ALICE, "{X}1");
        new MaildirAccountStore(new Mailboxes(root, "c.test")).removeLeftovers(now);
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files).containsExactlyInAnyOrder(root.resolve(".new-2"), root.resolve("alice@c.test"));
        }
    }

    @Test
    void doesNotTakeTroubleForAbsence() throws IOException {
        Files.writeString(root.resolve("alice@c.test"), "a file where a directory should be");
        assertThatThrownBy(() -> store().find(ALICE)).isInstanceOf(IOException.class);
    }
}
