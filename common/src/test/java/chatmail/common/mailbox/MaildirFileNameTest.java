// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaildirFileNameTest {
    @Test
    void readsDeliveryAndSizeOfANameThatDovecotWrites() {
        var name = MaildirFileName.parse("1795337620.M999850P13220.vm,S=1169,W=1192:2,RS");
        assertThat(name.delivered()).hasValue(Instant.ofEpochSecond(1_795_337_620));
        assertThat(name.bytes()).hasValue(1169);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "draft", "17953376200.x", "999.x", "1795337620", "-1795337620.x", "1795337620x"})
    void knowsNoDeliveryOfAnotherName(String name) {
        assertThat(MaildirFileName.parse(name).delivered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1795337620.x", "1795337620.x,S=", "1795337620.x,S=1x", "1795337620.x,S=9999999999999999999"})
    void knowsNoSizeWhereNoneIsTold(String name) {
        assertThat(MaildirFileName.parse(name).bytes()).isEmpty();
    }
}
