// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore.Creation;
import chatmail.common.address.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every account store keeps, whatever it is made of; an implementation's test extends this. */
abstract class AccountStoreContract {
    protected static final Address ALICE = new Address("alice", "c.test");
    protected static final Address BOB = new Address("bob", "c.test");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /** A store over the same data as every other one made in the same test. */
    abstract AccountStore store();

    @Test
    void knowsNobodyAtFirst() throws IOException {
        assertThat(store().find(ALICE)).isEmpty();
        assertThat(store().credentials(ALICE)).isEmpty();
        try (var all = store().iterate()) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void findsWhatItCreatedAlsoAfterARestart() throws IOException {
        assertThat(store().createIfAbsent(ALICE, "{X}1")).isEqualTo(Creation.CREATED);
        assertThat(store().credentials(ALICE)).map(Credentials::passwordHash).hasValue("{X}1");
        assertThat(store().find(ALICE)).get().satisfies(account -> {
            assertThat(account.address()).isEqualTo(ALICE);
            assertThat(account.cleartextAllowed()).isFalse();
            assertThat(account.blocked()).isFalse();
        });
        try (var all = store().iterate()) {
            assertThat(all).containsExactly(ALICE);
        }
    }

    @Test
    void keepsTheFirstPassword() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        assertThat(store().createIfAbsent(ALICE, "{X}2")).isEqualTo(Creation.EXISTED);
        assertThat(store().credentials(ALICE)).map(Credentials::passwordHash).hasValue("{X}1");
    }

    @Test
    void letsOneOfManyCreateAName() throws Exception {
        int callers = 16;
        var together = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            var attempts = new ArrayList<Callable<Creation>>();
            for (int i = 0; i < callers; i++) {
                String hash = "{X}" + i;
                AccountStore store = store();
                attempts.add(() -> {
                    together.await();
                    return store.createIfAbsent(ALICE, hash);
                });
            }
            var ends = new ArrayList<Creation>();
            for (Future<Creation> end : threads.invokeAll(attempts)) {
                ends.add(end.get());
            }
            assertThat(ends).containsOnlyOnce(Creation.CREATED).containsOnly(Creation.CREATED, Creation.EXISTED);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shutsOutAndLetsInAgain() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        store().block(ALICE, true);
        assertThat(store().find(ALICE)).get().extracting(Account::blocked).isEqualTo(true);
        assertThat(store().credentials(ALICE)).map(Credentials::blocked).hasValue(true);
        store().block(ALICE, false);
        assertThat(store().find(ALICE)).get().extracting(Account::blocked).isEqualTo(false);
        assertThat(store().credentials(ALICE)).map(Credentials::blocked).hasValue(false);
    }

    @Test
    void shutsOutWhoHasNoAccountAndWhoBelongsElsewhere() throws IOException {
        var stranger = new Address("mallory", "elsewhere.test");
        store().block(BOB, true);
        store().block(stranger, true);
        assertThat(store().isBlocked(ALICE)).isFalse();
        assertThat(store().isBlocked(BOB)).isTrue();
        assertThat(store().isBlocked(stranger)).isTrue();
        assertThat(store().find(stranger)).isEmpty();
        try (var all = store().iterateBlocked()) {
            assertThat(all).containsExactlyInAnyOrder(BOB, stranger);
        }
        store().block(stranger, false);
        store().block(ALICE, false);
        try (var all = store().iterateBlocked()) {
            assertThat(all).containsExactly(BOB);
        }
    }

    @Test
    void knowsNobodyShutOutAtFirst() throws IOException {
        assertThat(store().isBlocked(ALICE)).isFalse();
        try (var all = store().iterateBlocked()) {
            assertThat(all).isEmpty();
        }
    }

    @Test
    void deletesWhoStayedAwayAndRetiresTheName() throws IOException {
        store().createIfAbsent(ALICE, "{X}1");
        store().createIfAbsent(BOB, "{X}2");
        store().touchLogin(ALICE, NOW);
        store().touchLogin(BOB, NOW);
        assertThat(store().deleteIfInactive(ALICE, NOW.minusSeconds(90 * 86_400)))
                .isFalse();
        assertThat(store().deleteIfInactive(ALICE, Instant.parse("2100-01-01T00:00:00Z")))
                .isTrue();
        assertThat(store().find(ALICE)).isEmpty();
        assertThat(store().find(BOB)).isPresent();
        assertThat(store().createIfAbsent(ALICE, "{X}3")).isEqualTo(Creation.RETIRED);
    }

    @Test
    void tellsWhichNamesAreFree() throws IOException {
        assertThat(store().isFree(ALICE)).isTrue();
        store().createIfAbsent(ALICE, "{X}1");
        assertThat(store().isFree(ALICE)).isFalse();
        store().deleteIfInactive(ALICE, Instant.MAX);
        assertThat(store().isFree(ALICE)).as("of one who is gone").isFalse();

        assertThat(store().isFree(BOB)).isTrue();
        store().block(BOB, true);
        assertThat(store().isFree(BOB)).as("of one who is shut out").isFalse();
        assertThat(store().isFree(new Address("alice", "elsewhere.test"))).isFalse();
    }

    @Test
    void deletesNobodyItDoesNotKnow() throws IOException {
        assertThat(store().deleteIfInactive(ALICE, Instant.MAX)).isFalse();
        assertThat(store().createIfAbsent(ALICE, "{X}1")).isEqualTo(Creation.CREATED);
    }

    @Test
    void createsNothingForALogin() throws IOException {
        store().touchLogin(ALICE, NOW);
        assertThat(store().find(ALICE)).isEmpty();
    }
}
