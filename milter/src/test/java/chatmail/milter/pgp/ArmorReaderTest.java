// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.CollectingSink;
import chatmail.milter.mime.Fields;
import chatmail.milter.mime.Objection;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmorReaderTest {
    private static final String BEGIN = "-----BEGIN PGP MESSAGE-----\r\n";
    private static final String END = "-----END PGP MESSAGE-----\r\n";

    private final CollectingSink packets = new CollectingSink();

    private Optional<String> read(String armor) {
        return read(ArmorRules.OUTGOING, armor);
    }

    private Optional<String> read(ArmorRules rules, String armor) {
        var objection = new Objection();
        var reader = new ArmorReader(rules, packets, objection, PgpObserver.NONE);
        byte[] octets = Fields.octets(armor);
        reader.accept(octets, 0, octets.length);
        reader.end();
        return objection.rule();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aGVsbG8gd29ybGQh\r\n=abcd\r\n",
                "aGVsbG8gd29ybGQh\r\n",
                "aGVs\r\nbG8gd29y\r\n\r\nbGQh\r\n=ab+/\r\n\r\n",
                "aGVsbG8gd29y\nbGQh\n=abcd\n",
                "aGVsbG\r\n8gd29ybGQh\r\n",
            })
    void takesTheArmorOff(String data) {
        assertThat(read(BEGIN + "\r\n" + data + END)).isEmpty();
        assertThat(packets.text()).isEqualTo("hello world!");
        assertThat(packets.ended()).isTrue();
    }

    @Test
    void allowsEmptyLinesAround() {
        assertThat(read("\r\n \r\n" + BEGIN + "\r\naGVs\r\n" + END + "\r\n\t\r\n"))
                .isEmpty();
    }

    @Test
    void needsNoLineEndAtTheEnd() {
        assertThat(read(BEGIN + "\r\naGVs\r\n" + END.strip())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n-----BEGIN PGP MESSAGE-----\r\n",
                "x-----BEGIN PGP MESSAGE-----\r\n",
                " -----BEGIN PGP MESSAGE-----\r\n",
                "-----BEGIN PGP MESSAGE-----x\r\n",
                "-----BEGIN PGP MESSAGE, PART 1/2-----\r\n",
                "-----BEGIN PGP SIGNED MESSAGE-----\r\n",
                "-----BEGIN PGP PUBLIC KEY BLOCK-----\r\n",
                "----BEGIN PGP MESSAGE----\r\n",
            })
    void wantsItsFirstLine(String begin) {
        assertThat(read(begin + "\r\naGVs\r\n" + END)).contains("the armor does not begin with BEGIN PGP MESSAGE");
    }

    @Test
    void wantsItsLastLine() {
        assertThat(read(BEGIN + "\r\naGVs\r\n")).contains("the armor has no end");
        assertThat(read(BEGIN + "\r\naGVs\r\n-----END PGP SIGNATURE-----\r\n"))
                .contains("the armor does not end with END PGP MESSAGE");
        assertThat(read(BEGIN + "\r\naGVs\r\n=abcd\r\naGVs\r\n" + END))
                .contains("the armor does not end with END PGP MESSAGE");
    }

    @Test
    void wantsAnArmor() {
        assertThat(read("")).contains("there is no armor");
        assertThat(read(BEGIN)).contains("the armor has no end");
    }

    @Test
    void refusesTextAfterIt() {
        assertThat(read(BEGIN + "\r\naGVs\r\n" + END + "x")).contains("there is text after the armor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "aG",
                "aGV",
                "aG=",
                "aGVs aGVs",
                "aGVs\r\n aGVs",
                "aGVs-",
                "aGVs=abc",
                "aGU=aGVs",
                "aGU=\r\naGVs",
                "Buy, cheap"
            })
    void refusesDataThatIsNotStrictBase64(String data) {
        assertThat(read(BEGIN + "\r\n" + data + "\r\n" + END)).contains("the armor holds something that is not base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "=abc", "=abcde", "=abc!", "=abcd buy watches", "=ab=="})
    void wantsAChecksumOfFourCharacters(String checksum) {
        assertThat(read(BEGIN + "\r\naGVs\r\n" + checksum + "\r\n" + END))
                .contains("the armor has a malformed checksum");
    }

    @Test
    void boundsItsLines() {
        assertThat(read("x".repeat(2_000))).contains("the armor has an overlong line");
    }

    @Nested
    class Headers {
        private Optional<String> incoming(String headers) {
            return read(ArmorRules.INCOMING, BEGIN + headers + "\r\naGVs\r\n" + END);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Version: GnuPG v2\r\n",
                    "Version: ProtonMail\r\nComment: https://protonmail.com\r\n",
                    "Hash: SHA256\r\nCharset: utf-8\r\n",
                    "Comment: \r\n",
                    "Version:\r\n"
                })
        void areToleratedInbound(String headers) {
            assertThat(incoming(headers)).isEmpty();
        }

        @Test
        void areRefusedOutbound() {
            assertThat(read(BEGIN + "Comment: hello\r\n\r\naGVs\r\n" + END))
                    .contains("the armor holds a Comment header");
        }

        @Test
        void areRefusedWhenUnknownAndNotRepeated() {
            assertThat(incoming("Buy-Watches: x\r\n")).contains("the armor holds a header");
        }

        @Test
        void haveAtMost512Octets() {
            assertThat(incoming("Comment: " + "x".repeat(503) + "\r\n")).isEmpty();
            assertThat(incoming("Comment: " + "x".repeat(504) + "\r\n"))
                    .contains("the armor headers exceed 512 octets");
            assertThat(incoming(("Comment: " + "x".repeat(100) + "\r\n").repeat(5)))
                    .contains("the armor headers exceed 512 octets");
        }

        @ParameterizedTest
        @ValueSource(strings = {"aGVs\r\n", "Comment\r\n", "Comment:x\r\n", " Comment: x\r\n"})
        void areFollowedByAnEmptyLine(String line) {
            assertThat(incoming(line)).contains("the armor has no empty line before its data");
        }
    }
}
