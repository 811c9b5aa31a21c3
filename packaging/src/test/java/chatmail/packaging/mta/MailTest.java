// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final String TEXT = "From: <a@b>\r\nSubject: one\r\n two\r\n\r\nbody\r\n\r\n";

    private static Mail mail() {
        return Mail.of("a@b", "c@d", TEXT.getBytes(ISO_8859_1));
    }

    @Test
    void foldsAreLineFeedsInAFieldAndTheBodyStaysAsItIs() {
        assertThat(mail().fields()).containsExactly(new Field("From", " <a@b>"), new Field("Subject", " one\n two"));
        assertThat(new String(mail().body(), ISO_8859_1)).isEqualTo("body\r\n\r\n");
    }

    @Test
    void theMessageIsThatWhichItWasMadeOf() {
        assertThat(new String(mail().message(), ISO_8859_1)).isEqualTo(TEXT);
    }

    @Test
    void newFieldsStandAboveTheOthers() {
        var signed = mail().below(List.of(new Field("DKIM-Signature", " v=1;\n\tb=x")));
        assertThat(new String(signed.message(), ISO_8859_1)).isEqualTo("DKIM-Signature: v=1;\r\n\tb=x\r\n" + TEXT);
    }
}
