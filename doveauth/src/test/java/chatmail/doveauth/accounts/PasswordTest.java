// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {
    @ParameterizedTest
    @CsvSource({"'', 0", "abc, 3", "ä, 1", "€€, 2", "😀😀😀, 3"})
    void countsCharactersAndNotOctets(String text, int characters) {
        assertThat(new Password(text.getBytes(StandardCharsets.UTF_8)).characters())
                .isEqualTo(characters);
    }

    @Test
    void countsNoMoreCharactersThanOctetsInAnotherEncoding() {
        assertThat(new Password("h\u00e4\u00e4".getBytes(StandardCharsets.ISO_8859_1)).characters())
                .isEqualTo(3);
        assertThat(new Password(new byte[] {(byte) 0x80, (byte) 0x80}).characters())
                .isZero();
    }

    @Test
    void isOverwrittenWhenClosedAndNeverShown() {
        byte[] octets = {'s', 'e', 'c'};
        var password = new Password(octets);
        assertThat(password).hasToString("(password)");
        password.close();
        assertThat(octets).containsOnly(0);
    }
}
