// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Cuts;
import chatmail.milter.mime.Fields;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupMessageTest {
    private static final String MARK = "Autocrypt-Setup-Message: v1";
    private static final String KEY = "<html><body><pre>\r\n"
            + PgpMimeMail.armor(Packets.join(
                            Packets.packet(3, Packets.hex("0409030801020304050607ff60")), Packets.SEIPD_V1))
                    .replace(
                            "-----BEGIN PGP MESSAGE-----\r\n",
                            "-----BEGIN PGP MESSAGE-----\r\nPassphrase-Begin: 17\r\n")
            + "</pre></body></html>\r\n";

    private static Optional<String> judge(String mark, String text, String key) {
        var headers = Fields.headers(mark, "Content-Type: multipart/mixed; boundary=b");
        return Cuts.whole(
                new SetupMessage(headers, PgpObserver.NONE),
                Fields.octets("--b\r\nContent-Type: text/plain\r\n\r\n" + text
                        + "\r\n--b\r\nContent-Type: application/autocrypt-setup\r\n\r\n" + key + "--b--\r\n"));
    }

    @Test
    void isAnExplanationAndAnEncryptedKey() {
        assertThat(judge(MARK, "This is the Autocrypt Setup Message.", KEY)).isEmpty();
    }

    @Test
    void isMarkedInItsHeader() {
        assertThat(judge("Subject: Autocrypt Setup Message", "hello", KEY))
                .contains("there is no Autocrypt-Setup-Message field of version 1");
        assertThat(judge("Autocrypt-Setup-Message: v2", "hello", KEY)).isPresent();
    }

    @Test
    void hasAnArmoredKey() {
        assertThat(judge(MARK, "hello", "<html>hello</html>\r\n")).contains("there is no armor");
    }

    @Test
    void hasLittleRoomForAnythingElse() {
        assertThat(judge(MARK, "x".repeat(9_000), KEY)).contains("the explanation exceeds 8192 octets");
        assertThat(judge(MARK, "hello", ("x".repeat(500) + "\r\n").repeat(9) + KEY))
                .contains("the armor does not begin with BEGIN PGP MESSAGE");
        assertThat(judge(MARK, "hello", KEY + ("x".repeat(500) + "\r\n").repeat(9)))
                .contains("there is text after the armor");
    }
}
