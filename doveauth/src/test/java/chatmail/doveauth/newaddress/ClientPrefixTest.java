// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPrefixTest {
    private static ClientPrefix of(String address) {
        return ClientPrefix.of(Optional.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.255",
        "0.0.0.0, 0.0.0.255",
        "2001:db8:1:200::1, 2001:DB8:1:2ff:ffff:ffff:ffff:ffff",
        "::ffff:192.0.2.1, 192.0.2.7",
    })
    void isOneForANetwork(String one, String another) {
        assertThat(of(one)).isEqualTo(of(another)).isNotEqualTo(ClientPrefix.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.3.1",
        "2001:db8:1:200::1, 2001:db8:1:300::1",
        "0.0.1.0, ::1:0:0:0:0",
    })
    void isAnotherForAnotherNetwork(String one, String another) {
        assertThat(of(one)).isNotEqualTo(of(another));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "cafe",
                "999.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "192.0.2.1, 192.0.2.2",
                "[::1]",
                "fe80::1%lo",
                ".:",
                ":",
                "1:2",
                "1.2.3.4:80",
                "::ffff:999.1.1.1",
                "١.٢.٣.٤"
            })
    void isNoneForWhatIsNoAddress(String text) {
        assertThat(of(text)).isEqualTo(ClientPrefix.UNKNOWN);
    }

    @Test
    void isNoneForAnyLengthOfColons() {
        assertThat(of(":".repeat(8_000))).isEqualTo(ClientPrefix.UNKNOWN);
        assertThat(ClientPrefix.of(Optional.empty())).isEqualTo(ClientPrefix.UNKNOWN);
    }

    @Test
    void keepsItToItself() {
        assertThat(of("192.0.2.1")).hasToString("(client)");
    }
}
