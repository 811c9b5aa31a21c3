// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.doveauth.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {
    private static final Address ALICE = new Address("alice_0.1", "c.test");
    private static final Password GOOD = password("password1");

    private static Password password(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HostConditions host(boolean off, double load, long memory, long disk) {
        return new HostConditions(off, OptionalDouble.of(load), OptionalLong.of(memory), OptionalLong.of(disk));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghi", "000000000", "a.b-c_d.e", "-________"})
    void letANameOfPlainCharactersCome(String name) {
        assertThat(TestAccounts.RULES.refusal(new Address(name, "c.test"), GOOD, TestAccounts.IDLE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abcdefgh, c.test, NAME_LENGTH",
        "abcdefghij, c.test, NAME_LENGTH",
        "abcdefgh+, c.test, NAME_CHARACTERS",
        "abcdefgh*, c.test, NAME_CHARACTERS",
        ".abcdefgh, c.test, NAME_CHARACTERS",
        "abcdefghi, other.test, DOMAIN_FOREIGN",
        "abcdefghi, xc.test, DOMAIN_FOREIGN",
        "abcdefghi, c.test.x, DOMAIN_FOREIGN",
    })
    void refuseOtherNames(String name, String domain, CreationRefusal reason) {
        assertThat(TestAccounts.RULES.refusal(new Address(name, domain), GOOD, TestAccounts.IDLE))
                .hasValue(reason);
    }

    @Test
    void countAPasswordInCharacters() {
        assertThat(TestAccounts.RULES.refusal(ALICE, password("ä".repeat(9)), TestAccounts.IDLE))
                .isEmpty();
        assertThat(TestAccounts.RULES.refusal(ALICE, password("ä".repeat(8)), TestAccounts.IDLE))
                .hasValue(CreationRefusal.PASSWORD_TOO_SHORT);
    }

    @Test
    void boundWhatHasToBeHashed() {
        int most = AccountRules.MAX_PASSWORD_OCTETS;
        assertThat(TestAccounts.RULES.refusal(ALICE, password("x".repeat(most)), TestAccounts.IDLE))
                .isEmpty();
        assertThat(TestAccounts.RULES.refusal(ALICE, password("x".repeat(most + 1)), TestAccounts.IDLE))
                .hasValue(CreationRefusal.PASSWORD_TOO_LONG);
    }

    /** The limits are load 5, 200 octets of memory, 1,000 of disk. */
    @Nested
    class WhenTheHostIsBusy {
        @ParameterizedTest
        @CsvSource({
            "true, 0, 200, 1000, CREATION_OFF",
            "false, 5.01, 200, 1000, LOAD_HIGH",
            "false, 0, 199, 1000, MEMORY_LOW",
            "false, 0, 200, 999, DISK_LOW"
        })
        void nobodyComes(boolean off, double load, long memory, long disk, CreationRefusal reason) {
            assertThat(TestAccounts.RULES.refusal(ALICE, GOOD, host(off, load, memory, disk)))
                    .hasValue(reason);
        }

        @Test
        void theLimitItselfStillDoes() {
            assertThat(TestAccounts.RULES.refusal(ALICE, GOOD, host(false, 5, 200, 1_000)))
                    .isEmpty();
        }

        @Test
        void whoIsToBlameIsToldFirst() {
            assertThat(TestAccounts.RULES.refusal(ALICE, password("x"), host(true, 9, 0, 0)))
                    .hasValue(CreationRefusal.PASSWORD_TOO_SHORT);
        }

        @Test
        void whatIsUnknownRefusesNobody() {
            var unknown = new HostConditions(false, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
            assertThat(TestAccounts.RULES.refusal(ALICE, GOOD, unknown)).isEmpty();
        }
    }
}
