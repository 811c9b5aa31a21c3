// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TestMessageTest {

    private static final String GUEST = "guest@chat.example";

    @Test
    void noLineNeedsWhatSmtpDoesToLines() {
        var message = TestMessage.create(GUEST, new SecureRandom());
        assertThat(message.text()).endsWith("\r\n");
        assertThat(message.text().split("\r\n", -1))
                .allMatch(line -> line.length() < 998 && !line.startsWith(".") && line.indexOf('\n') < 0);
    }

    @Test
    void eachHasAMarkOfItsOwnInItsBody() {
        var one = TestMessage.create(GUEST, new SecureRandom());
        var other = TestMessage.create(GUEST, new SecureRandom());
        assertThat(one.text().split("\r\n\r\n", 2)[1]).contains(one.mark()).doesNotContain(other.mark());
    }
}
