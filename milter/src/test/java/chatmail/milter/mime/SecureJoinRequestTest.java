// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureJoinRequestTest {
    private static final String MIXED = "Content-Type: multipart/mixed; boundary=b";

    private static Optional<String> judge(Headers headers, String body) {
        return Cuts.whole(new SecureJoinRequest(headers, PartObserver.NONE), Fields.octets(body));
    }

    private static Optional<String> judgeText(String text) {
        return judge(
                Fields.headers("Secure-Join: vc-request", MIXED),
                "--b\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n--b--\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Secure-Join: vc-request", "secure-join: VG-Request", "\r\n  secure-join: vc-request \r\n\r\n"})
    void isRecognizedByItsText(String text) {
        assertThat(judgeText(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secure-join: vc-auth-required",
                "secure-join:vc-request",
                "secure-join: vc-request\r\nbuy watches",
                "buy watches\r\nsecure-join: vc-request"
            })
    void isNotMistakenForAnyOtherText(String text) {
        assertThat(judgeText(text)).contains("the text is not a Secure-Join request");
    }

    @Test
    void hasNoRoomForText() {
        assertThat(judgeText(" ".repeat(600))).contains("the text is not a Secure-Join request");
        assertThat(judge(
                        Fields.headers("Secure-Join: vc-request", MIXED),
                        "buy watches\r\n--b\r\n\r\nsecure-join: vc-request\r\n--b--\r\n"))
                .contains("the preamble exceeds 8 octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secure-Join: vc-auth-required", "Secure-Join: ", "Secure-Joint: vc-request"})
    void needsItsField(String field) {
        var inspector = new SecureJoinRequest(Fields.headers(field, MIXED), PartObserver.NONE);
        assertThat(inspector.decided()).isTrue();
        assertThat(inspector.finish()).contains("there is no Secure-Join request field");
    }
}
