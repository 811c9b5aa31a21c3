// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private static final Address ALICE = new Address("alice", "c.test");

    private final AtomicLong clock = new AtomicLong(Duration.ofDays(20_000).toMillis());
    private final Pseudonyms pseudonyms = new Pseudonyms(clock::get);

    @Test
    void stayTheSameAllDay() {
        String morning = pseudonyms.of(ALICE);
        clock.addAndGet(Duration.ofHours(23).toMillis());
        assertThat(pseudonyms.of(ALICE)).isEqualTo(morning).hasSize(10);
    }

    @Test
    void changeOvernight() {
        String today = pseudonyms.of(ALICE);
        clock.addAndGet(Duration.ofDays(1).toMillis());
        assertThat(pseudonyms.of(ALICE)).isNotEqualTo(today);
    }

    @Test
    void differBetweenAddressesAndProcesses() {
        assertThat(pseudonyms.of(ALICE))
                .isNotEqualTo(pseudonyms.of(new Address("bob", "c.test")))
                .isNotEqualTo(new Pseudonyms(clock::get).of(ALICE));
    }
}
