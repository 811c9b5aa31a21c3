// SPDX-License-Identifier: Apache-2.0
package chatmail.common.listen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix:/run/x.sock",
                "unix:relative/x",
                "inet:127.0.0.1:25",
                "inet:[::1]:0",
                "inet:localhost:65535"
            })
    void readsWhatItWrites(String text) {
        assertThat(ListenAddress.parse(text)).map(Object::toString).hasValue(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unix:",
                "inet:",
                "inet:25",
                "inet::25",
                "inet:host:65536",
                "inet:::1:25",
                "tcp:a:1",
                "/run/x"
            })
    void refusesTheRest(String text) {
        assertThat(ListenAddress.parse(text)).isEmpty();
    }
}
