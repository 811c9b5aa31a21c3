// SPDX-License-Identifier: Apache-2.0
package chatmail.common.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void foldsUpperCase() {
        assertThat(Address.parse("Alice@Chat.Example")).hasValue(new Address("alice", "chat.example"));
    }

    @Test
    void takesOnlyWhatIsFoldedAlreadyWhereThatMatters() {
        assertThat(Address.parseExact("alice@chat.example")).isPresent();
        assertThat(Address.parseExact("Alice@chat.example")).isEmpty();
    }

    @Test
    void keepsAnAddressLiteral() {
        assertThat(Address.parse("a@[192.0.2.1]")).hasValue(new Address("a", "[192.0.2.1]"));
    }

    @Test
    void namesTheMailboxWithoutItsDetail() {
        assertThat(Address.parse("alice+x+y@c.example").orElseThrow().withoutDetail())
                .isEqualTo(new Address("alice", "c.example"));
        assertThat(Address.parse("+x@c.example").orElseThrow().withoutDetail().localPart())
                .isEqualTo("+x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "@", "a@", "@b", "a b@c", "a@b@c", "\"a\"@b", "a\\@b", "<a@b>", "a/b@c", "ä@b", "a@b\n"
            })
    void refusesWhatNeedsQuotingOrLacksAPart(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }
}
