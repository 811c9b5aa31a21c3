// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void eachIsReadWithWhatBecameOfIt() {
        var text = """
                Message
                  header              9 fields, 2010 octets

                DKIM-Signature 1 of 2: pass
                  signed by           d=chat.example s=chatmail a=rsa-sha256 c=relaxed/relaxed
                  signed fields       from to

                DKIM-Signature 2 of 2: fail, no key
                  signed by           d=chat.example s=chatmail-ed25519 a=ed25519-sha256 c=relaxed/relaxed

                verdict: accepted reason=encrypted
                """;
        assertThat(Signature.explained(text))
                .containsExactly(
                        new Signature("chatmail", "rsa-sha256", "pass"),
                        new Signature("chatmail-ed25519", "ed25519-sha256", "fail, no key"));
        assertThat(Signature.explained(text)).extracting(Signature::verifies).containsExactly(true, false);
    }

    @Test
    void whatIsNoExplanationHasNone() {
        assertThat(Signature.explained("chatmail-milter: no Java found")).isEmpty();
    }
}
