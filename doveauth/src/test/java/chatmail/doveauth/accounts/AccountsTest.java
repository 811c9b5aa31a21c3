// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.Credentials;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
    private static final Address ALICE = new Address("alice0001", "c.test");

    @TempDir
    Path mail;

    private AccountStore store;
    private Accounts accounts;
    private int hashes;

    @BeforeEach
    void open() {
        store = TestAccounts.store(mail);
        accounts = TestAccounts.accounts(store, this::hash, Workers.inPlace());
    }

    private String hash(Password password) {
        hashes++;
        return "{X}" + new String(password.copy(), StandardCharsets.UTF_8);
    }

    private static Password password(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }

    private Login logIn(String password) {
        return accounts.logIn(ALICE, password(password)).toCompletableFuture().join();
    }

    private static String hashOf(Login login) {
        return login instanceof Login.Known known
                ? known.credentials().passwordHash()
                : ((Login.Created) login).credentials().passwordHash();
    }

    @Test
    void comeIntoBeingByLoggingIn() throws IOException {
        assertThat(logIn("password1")).isInstanceOf(Login.Created.class);
        assertThat(store.credentials(ALICE)).map(Credentials::passwordHash).hasValue("{X}password1");
    }

    @Test
    void areNotHashedForOnceTheyExist() {
        logIn("password1");
        assertThat(logIn("other")).isInstanceOfSatisfying(Login.Known.class, known -> assertThat(
                        known.credentials().passwordHash())
                .isEqualTo("{X}password1"));
        assertThat(hashes).isEqualTo(1);
    }

    @Test
    void areNotHashedForWhenTheRulesRefuse() {
        assertThat(logIn("short")).isEqualTo(new Login.Refused(CreationRefusal.PASSWORD_TOO_SHORT));
        assertThat(hashes).isZero();
    }

    @Test
    void keepNamesFromTodaysRulesOnceTheyExist() throws IOException {
        var old = new Address("a-name-of-other-times", "c.test");
        store.createIfAbsent(old, "{X}old");
        assertThat(accounts.logIn(old, password("x")).toCompletableFuture().join())
                .isInstanceOf(Login.Known.class);
    }

    @Test
    void stayShutWhileTheyAreBlocked() throws IOException {
        logIn("password1");
        store.block(ALICE, true);
        assertThat(logIn("password1")).isEqualTo(new Login.Blocked());
        assertThat(accounts.find(ALICE).toCompletableFuture().join()).isEmpty();
        store.block(ALICE, false);
        assertThat(logIn("password1")).isInstanceOf(Login.Known.class);
    }

    @Test
    void doNotComeIntoBeingWhileTheNameIsBlocked() throws IOException {
        store.block(ALICE, true);
        assertThat(logIn("password1")).isEqualTo(new Login.Blocked());
        assertThat(store.find(ALICE)).isEmpty();
        assertThat(hashes).isZero();
    }

    @Test
    void doNotPassToAStranger() throws IOException {
        logIn("password1");
        store.deleteIfInactive(ALICE, Instant.parse("2100-01-01T00:00:00Z"));
        assertThat(logIn("password2")).isEqualTo(new Login.Refused(CreationRefusal.NAME_RETIRED));
    }

    @Test
    void areListedSomeAtATimeUpToALimit() throws IOException {
        for (int i = 0; i < 1_200; i++) {
            store.createIfAbsent(new Address("user" + i, "c.test"), "{X}");
        }
        assertThat(pages(accounts.list(Long.MAX_VALUE))).containsExactly(500, 500, 200);
        assertThat(pages(accounts.list(3))).containsExactly(3);
    }

    private static List<Integer> pages(AccountList list) {
        var sizes = new ArrayList<Integer>();
        var names = new HashSet<Address>();
        for (var some = next(list); !some.isEmpty(); some = next(list)) {
            sizes.add(some.size());
            names.addAll(some);
        }
        assertThat(names).hasSize(sizes.stream().mapToInt(Integer::intValue).sum());
        return sizes;
    }

    private static List<Address> next(AccountList list) {
        return list.next().toCompletableFuture().join();
    }

    @Test
    void endWhenTheListIsClosedBeforeItsEnd() throws IOException {
        store.createIfAbsent(ALICE, "{X}");
        AccountList list = accounts.list(Long.MAX_VALUE);
        list.close();
        assertThat(next(list)).isEmpty();
    }

    @Test
    void failWhenNoThreadTakesTheWork() {
        Workers closed = Workers.threads("closed", 1, 1);
        closed.close();
        var busy = TestAccounts.accounts(store, this::hash, closed);
        assertThat(busy.logIn(ALICE, password("password1")).toCompletableFuture())
                .failsWithin(10, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void haveOneWinnerHoweverManyComeFirst() throws IOException {
        int logins = 32;
        // Jobs run in the order they come, so every login has looked and found nothing before the first one creates.
        try (Workers threads = Workers.threads("race", 8, logins)) {
            var racing = TestAccounts.accounts(
                    store, password -> "{X}" + new String(password.copy(), StandardCharsets.UTF_8), threads);
            List<CompletableFuture<Login>> all = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                all.add(racing.logIn(ALICE, password("password" + i)).toCompletableFuture());
            }
            List<Login> ends = all.stream().map(CompletableFuture::join).toList();
            String winner = store.credentials(ALICE).orElseThrow().passwordHash();
            assertThat(ends).extracting(AccountsTest::hashOf).containsOnly(winner);
            assertThat(ends).filteredOn(Login.Created.class::isInstance).hasSize(1);
        }
    }
}
