// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

class VerifierFuzzTest {
    @FuzzTest
    void aSignatureThatNobodyMadeDoesNotPass(byte[] value) {
        SignedMail mail =
                SignedMail.unsigned().prepend("DKIM-Signature", new String(value, StandardCharsets.ISO_8859_1));
        assertThat(mail.verify().outcome()).isEqualTo(Verification.Outcome.INVALID);
    }

    @FuzzTest
    void aSignatureBesideAnotherDoesNotSpoilIt(byte[] value) {
        SignedMail mail = SignedMail.by(TestKeys.ofThisRun().rsaOnly())
                .prepend("DKIM-Signature", new String(value, StandardCharsets.ISO_8859_1));
        assertThat(mail.verify().outcome()).isEqualTo(Verification.Outcome.PASS);
    }
}
