// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DictRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lshared/passdb/hunter22\"u\thunter22",
                "I0\t0\thunter22\thunter22",
                "B1\thunter22",
                "S1\thunter22\thunter22",
                "U1\thunter22",
                "A1\thunter22\t1",
                "hunter22"
            })
    void showsNothingOfItsFields(String line) {
        DictRequest request = DictParser.parse(line.getBytes(StandardCharsets.UTF_8));
        assertThat(request.toString()).doesNotContain("hunter22");
    }
}
