// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final Address ALICE = new Address("alice", "c.test");
    private static final Address BOB = new Address("bob", "c.test");

    /** Near its end, as {@link System#nanoTime} is allowed to be. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

    private final TokenBuckets<Address> buckets = new TokenBuckets<>(60, 10, clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Nested
    class WhenTheBurstIsSpent {
        @BeforeEach
        void spend() {
            for (int i = 0; i < 10; i++) {
                assertThat(buckets.take(ALICE)).isZero();
            }
        }

        @Test
        void refusesTheNextAndSaysForHowLong() {
            pass(Duration.ofMillis(300));
            assertThat(buckets.take(ALICE)).isEqualTo(Duration.ofMillis(700));
        }

        @Test
        void tellsThatWithoutTakingToo() {
            assertThat(buckets.untilToken(ALICE)).isEqualTo(Duration.ofSeconds(1));
            assertThat(buckets.untilToken(BOB)).isZero();
            assertThat(buckets.size()).isEqualTo(1);
        }

        @Test
        void letsOneMoreThroughAfterASecondAtSixtyPerMinute() {
            pass(Duration.ofSeconds(1));
            assertThat(buckets.take(ALICE)).isZero();
            assertThat(buckets.take(ALICE)).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void doesNotPunishAskingAgain() {
            for (int i = 0; i < 100; i++) {
                assertThat(buckets.take(ALICE)).isPositive();
            }
            pass(Duration.ofSeconds(1));
            assertThat(buckets.take(ALICE)).isZero();
        }

        @Test
        void leavesOtherUsersAlone() {
            assertThat(buckets.take(BOB)).isZero();
        }

        @Test
        void givesTheWholeBurstBackInTime() {
            pass(Duration.ofSeconds(10));
            spend();
            assertThat(buckets.take(ALICE)).isPositive();
        }
    }

    @Test
    void neverDefersOneMessageASecond() {
        for (int i = 0; i < 600; i++) {
            assertThat(buckets.take(ALICE)).isZero();
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void forgetsUsersWhoHaveStopped() {
        for (int i = 0; i < 100_000; i++) {
            buckets.take(new Address("user" + i, "c.test"));
            pass(Duration.ofMillis(10));
        }
        assertThat(buckets.size()).isLessThan(2_000);
    }
}
