// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.DataSize;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SendRateLimiterTest {
    private static final Address ALICE = new Address("alice", "c.test");
    private static final Address BOB = new Address("bob", "c.test");

    /** Near its end, as {@link System#nanoTime} is allowed to be. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

    private final SendRateLimiter limiter =
            new SendRateLimiter(new ChatmailConfig.Sending(60, 10, new DataSize(1)), clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Nested
    class WhenTheBurstIsSpent {
        @BeforeEach
        void spend() {
            for (int i = 0; i < 10; i++) {
                assertThat(limiter.take(ALICE)).isZero();
            }
        }

        @Test
        void refusesTheNextMessageAndSaysForHowLong() {
            pass(Duration.ofMillis(300));
            assertThat(limiter.take(ALICE)).isEqualTo(Duration.ofMillis(700));
        }

        @Test
        void letsOneMoreThroughAfterASecondAtSixtyPerMinute() {
            pass(Duration.ofSeconds(1));
            assertThat(limiter.take(ALICE)).isZero();
            assertThat(limiter.take(ALICE)).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void doesNotPunishAskingAgain() {
            for (int i = 0; i < 100; i++) {
                assertThat(limiter.take(ALICE)).isPositive();
            }
            pass(Duration.ofSeconds(1));
            assertThat(limiter.take(ALICE)).isZero();
        }

        @Test
        void leavesOtherUsersAlone() {
            assertThat(limiter.take(BOB)).isZero();
        }

        @Test
        void givesTheWholeBurstBackInTime() {
            pass(Duration.ofSeconds(10));
            spend();
            assertThat(limiter.take(ALICE)).isPositive();
        }
    }

    @Test
    void neverDefersOneMessageASecond() {
        for (int i = 0; i < 600; i++) {
            assertThat(limiter.take(ALICE)).isZero();
            pass(Duration.ofSeconds(1));
        }
    }

    @Test
    void forgetsUsersWhoHaveStopped() {
        for (int i = 0; i < 100_000; i++) {
            limiter.take(new Address("user" + i, "c.test"));
            pass(Duration.ofMillis(10));
        }
        assertThat(limiter.size()).isLessThan(2_000);
    }
}
