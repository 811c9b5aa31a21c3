// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {
    private static final ClientPrefix SCHOOL = new ClientPrefix(4, 1);
    private static final ClientPrefix HOME = new ClientPrefix(4, 2);

    private final AtomicLong clock = new AtomicLong();
    private final RequestLimiter limiter = new RequestLimiter(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    /** How many of so many requests at once are granted. */
    private int granted(ClientPrefix client, int requests) {
        int granted = 0;
        for (int i = 0; i < requests; i++) {
            granted += limiter.take(client).isZero() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void lets60OfANetworkComeAtOnceAndTellsTheRestHowLong() {
        assertThat(granted(SCHOOL, 100)).isEqualTo(60);
        assertThat(limiter.take(SCHOOL)).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(500));
        assertThat(granted(SCHOOL, 100)).isEqualTo(1);
    }

    @Test
    void leavesOtherNetworksAloneWhenOneIsAtItsBound() {
        granted(SCHOOL, 10_000);
        assertThat(limiter.take(HOME)).isZero();
    }

    @Test
    void lets300ComeAtOnceFromEverywhere() {
        int granted = 0;
        for (int i = 0; i < 1_000; i++) {
            granted += granted(new ClientPrefix(16, i), 1);
        }
        assertThat(granted).isEqualTo(300);
        assertThat(limiter.take(HOME)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void grantsFiveThousandAnHourToOneNetwork() {
        int granted = 0;
        for (int i = 0; i < 5_000; i++) {
            granted += granted(SCHOOL, 1);
            pass(Duration.ofMillis(720));
        }
        assertThat(granted).isEqualTo(5_000);
    }

    @Test
    void remembersFewNetworksHoweverManyCome() {
        for (int i = 0; i < 1_000_000; i++) {
            limiter.take(new ClientPrefix(16, i));
            pass(Duration.ofMillis(1));
        }
        assertThat(limiter.size()).isLessThan(1_100);
    }
}
