// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountOptionsTest {

    @Test
    void whatIsNotAskedForHasItsDefault() {
        assertThat(AccountOptions.parse("logins"))
                .isEqualTo(new AccountOptions(5, 2, Duration.ofSeconds(2), 1_000, 16));
    }

    @Test
    void whatIsAskedForCounts() {
        var words = "logins --rounds 1 --warm-up 0 --seconds 3 --accounts 40 --connections 4";
        assertThat(AccountOptions.parse(words.split(" ", -1)))
                .isEqualTo(new AccountOptions(1, 0, Duration.ofSeconds(3), 40, 4));
    }

    @Test
    void ofManyAccountsAThousandLogInAndTheOthersAreWritten() {
        assertThat(AccountOptions.parse("logins", "--accounts", "100000").creations())
                .isEqualTo(1_000);
        assertThat(AccountOptions.parse("logins", "--accounts", "40").creations())
                .isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({
        "--accounts, --accounts needs a value",
        "--accounts none, --accounts none (expected: a whole number from 1 to 1000000)",
        "--accounts 1000001, --accounts 1000001 (expected: a whole number from 1 to 1000000)",
        "--seconds 0, --seconds 0 (expected: a whole number from 1 to 600)",
        "--rounds 0, --rounds 0 (expected: a whole number of at least 1)",
        "--connections 0, --connections 0 (expected: a whole number from 1 to 1000)",
        "--sizes 2k, no option --sizes for logins",
        "verify, no option verify for logins"
    })
    void whatMakesNoSenseIsRefusedWithWhatWouldDo(String words, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountOptions.parse(("logins " + words).split(" ", -1)))
                .withMessage(message);
    }
}
