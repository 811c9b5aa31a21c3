// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");

    @Test
    void countTheirTimeFromWhenTheyWereSetLast() {
        var tokens = DeviceTokens.none().with("a", NOW).with("b", NOW);
        Instant later = NOW.plus(DeviceTokens.LIFETIME);
        assertThat(tokens.validAt(later).all()).containsExactly("a", "b");
        assertThat(tokens.with("b", later).validAt(later.plusSeconds(1)).all()).containsExactly("b");
    }

    @Test
    void areInvalidWhenAWrongClockHasSetThem() {
        var tokens = new DeviceTokens(Map.of("ahead", NOW.plusSeconds(61), "same", NOW.plusSeconds(60)));
        assertThat(tokens.validAt(NOW).all()).containsExactly("same");
    }

    @Test
    void areBoundedInNumberAndTheOldestMakesRoom() {
        var tokens = DeviceTokens.none();
        for (int i = 0; i < 40; i++) {
            tokens = tokens.with("token" + i, NOW.plusSeconds(i));
        }
        assertThat(tokens.all())
                .hasSize(DeviceTokens.MAX_TOKENS)
                .contains("token39", "token8")
                .doesNotContain("token7");
    }

    @Test
    void canBeRemovedWhetherTheyAreThereOrNot() {
        var tokens = DeviceTokens.none().with("a", NOW).with("b", NOW);
        assertThat(tokens.without("a").all()).containsExactly("b");
        assertThat(tokens.without("c")).isEqualTo(tokens);
        assertThat(tokens.with("c", NOW.plus(Duration.ofDays(1))).all()).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nend", "tab\t", "\u00fc", "\u0000"})
    void areOneWordOfPrintableAscii(String other) {
        assertThat(DeviceTokens.isToken(other)).isFalse();
        assertThat(DeviceTokens.isToken("openpgp:abc/+=")).isTrue();
        assertThat(DeviceTokens.isToken("x".repeat(DeviceTokens.MAX_LENGTH + 1)))
                .isFalse();
    }
}
