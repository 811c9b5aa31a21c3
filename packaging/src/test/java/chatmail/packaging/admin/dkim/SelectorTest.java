// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.daemon.UsageException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    @Test
    void ofANewPairHasTheDay() {
        assertThat(Selector.after("chatmail", DAY)).isEqualTo("chatmail20261128");
        assertThat(Selector.after("chatmail20260101", DAY)).isEqualTo("chatmail20261128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "../a", "A", "a-", "a-ed25519", "a b"})
    void thatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Selector.parse(text)).isInstanceOf(UsageException.class);
    }
}
