// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.lastlogin;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.dict.DictRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastLoginDictTest {
    @TempDir
    Path mail;

    private LastLoginDict door;

    @BeforeEach
    void aliceHasAnAccountOfLongAgo() throws IOException {
        var store = TestAccounts.store(mail);
        store.createIfAbsent(new Address("alice", "c.test"), "{X}y");
        Files.setLastModifiedTime(password(), FileTime.fromMillis(0));
        door = new LastLoginDict(TestAccounts.accounts(store, password -> "", Workers.inPlace()));
    }

    private Path password() {
        return mail.resolve("alice@c.test/password");
    }

    private void logIn(String user, String time) {
        door.commit(user, List.of(new DictRequest.Set(1, "shared/last-login/" + user, time)))
                .toCompletableFuture()
                .join();
    }

    @Test
    void keepsTheDayAndNotTheHour() throws IOException {
        logIn("alice@c.test", "1795337594");
        assertThat(Files.getLastModifiedTime(password()).toInstant()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        logIn("alice@c.test", "1795337000");
        assertThat(Files.getLastModifiedTime(password()).toInstant()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void createsNothingForAStranger() throws IOException {
        logIn("nobody@c.test", "1795337594");
        try (var files = Files.list(mail)) {
            assertThat(files).containsExactly(mail.resolve("alice@c.test"));
        }
    }
}
