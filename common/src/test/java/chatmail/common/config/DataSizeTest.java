// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {
    @ParameterizedTest
    @CsvSource({"0,0", "31457280,31457280", "500M,524288000", "1g,1073741824", "2 KiB,2048", "1TB,1099511627776"})
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(DataSize.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M", "-1", "1.5G", "9999999999999999999", "99999999999999999T", "1X"})
    void refusesTheRest(String text) {
        assertThat(DataSize.parse(text)).isEmpty();
    }
}
