// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgpMimeInspectorTest {
    private static final String TYPE = "Content-Type: multipart/encrypted; boundary=b";

    private static PgpMimeMail mail() {
        return new PgpMimeMail();
    }

    @Test
    void takesAnEncryptedMessage() {
        assertThat(mail().brokenRule()).isEmpty();
    }

    @Test
    void needsNeitherProtocolNorMimeVersion() {
        assertThat(mail().fields(TYPE).brokenRule()).isEmpty();
    }

    @Test
    void tellsWhatTheMessageIsMadeOf() {
        var inspector = new PgpMimeInspector(mail().headers(), ArmorRules.OUTGOING, PgpObserver.NONE);
        inspector.feed(ByteBuffer.wrap(mail().body()));
        assertThat(inspector.finish()).isEmpty();
        assertThat(inspector.packets()).isEqualTo(new PacketSummary(1, 0, 1));
    }

    @Test
    void consumesEachPieceWhole() {
        var inspector = new PgpMimeInspector(mail().headers(), ArmorRules.OUTGOING, PgpObserver.NONE);
        var piece = ByteBuffer.allocateDirect(100_000);
        inspector.feed(piece);
        assertThat(piece.hasRemaining()).isFalse();
    }

    @Test
    void takesFortyMegabytesPieceByPiece() {
        // One chunk of 2^25 octets of zeros, told by its length alone: 48 of them are a line.
        var inspector = new PgpMimeInspector(mail().headers(), ArmorRules.OUTGOING, PgpObserver.NONE);
        byte[] head = Packets.join(Packets.PKESK, Packets.hex("d2f901"), new byte[2]);
        String begin =
                "-----BEGIN PGP MESSAGE-----\r\n\r\n" + Base64.getEncoder().encodeToString(head) + "\r\n";
        String[] around = new String(mail().data("@").body(), StandardCharsets.ISO_8859_1).split("@", 2);
        inspector.feed(ByteBuffer.wrap(Fields.octets(around[0] + begin)));
        int lines = (1 << 25) / 48;
        var piece = ByteBuffer.allocateDirect(66 * 993).put(Fields.octets(("A".repeat(64) + "\r\n").repeat(993)));
        for (int left = lines; left > 0; left -= 993) {
            inspector.feed(piece.limit(66 * Math.min(993, left)).rewind());
        }
        byte[] tail = Packets.join(new byte[(1 << 25) - 3 - 48 * lines], Packets.hex("00"));
        inspector.feed(ByteBuffer.wrap(Fields.octets(
                Base64.getEncoder().encodeToString(tail) + "\r\n-----END PGP MESSAGE-----\r\n" + around[1])));
        assertThat(inspector.finish()).isEmpty();
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        var inspector = new PgpMimeInspector(mail().headers(), ArmorRules.OUTGOING, PgpObserver.NONE);
        inspector.feed(ByteBuffer.wrap(mail().body()));
        assertThat(inspector.finish()).isEqualTo(inspector.finish());
    }

    @Nested
    class IsDecided {
        @Test
        void atTheEndOfTheHeaderWhenTheTypeIsAnother() {
            var inspector = new PgpMimeInspector(
                    Fields.headers("Content-Type: text/html"), ArmorRules.INCOMING, PgpObserver.NONE);
            assertThat(inspector.decided()).isTrue();
            assertThat(inspector.finish()).contains("the message is text/html");
        }

        @Test
        void inTheMiddleWhenARuleIsBroken() {
            var inspector = new PgpMimeInspector(mail().headers(), ArmorRules.INCOMING, PgpObserver.NONE);
            inspector.feed(ByteBuffer.wrap(Fields.octets("--b\r\nContent-Type: text/plain\r\n\r")));
            assertThat(inspector.decided()).isFalse();
            inspector.feed(ByteBuffer.wrap(Fields.octets("\nhello")));
            assertThat(inspector.decided()).isTrue();
        }
    }

    @Nested
    class TheWhole {
        @Test
        void hasNoTransferEncoding() {
            assertThat(mail().fields(TYPE, "Content-Transfer-Encoding: 8bit").brokenRule())
                    .isEmpty();
            assertThat(mail().fields(TYPE, "Content-Transfer-Encoding: base64").brokenRule())
                    .contains("the multipart itself has a transfer encoding");
            assertThat(mail().fields(TYPE, "Content-Transfer-Encoding: x").brokenRule())
                    .contains("Content-Transfer-Encoding is unknown");
        }

        @Test
        void hasAHeaderWithinTheBounds() {
            var fields = new String[2_000];
            Arrays.fill(fields, "A: b");
            fields[0] = TYPE;
            assertThat(mail().fields(fields).brokenRule()).contains("more than 1999 header fields");
        }

        @Test
        void mayBeginWithALineForOldClients() {
            assertThat(mail().preamble("This is an OpenPGP/MIME encrypted message (RFC 4880 and 3156)\r\n")
                            .brokenRule())
                    .isEmpty();
            assertThat(mail().preamble("x".repeat(257) + "\r\n").brokenRule())
                    .contains("the preamble exceeds 256 octets");
        }
    }

    @Nested
    class TheControlPart {
        @ParameterizedTest
        @ValueSource(strings = {"Version: 1\r\n", "\r\n \tVersion: 1 \r\n\r\n\r\n"})
        void saysVersion1(String text) {
            assertThat(mail().control(text).brokenRule()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "Version: 2\r\n",
                    "Version: 1\r\nhello\r\n",
                    "version: 1\r\n",
                    "Version:1\r\n",
                    "Version:  1\r\n"
                })
        void saysNothingElse(String text) {
            assertThat(mail().control(text).brokenRule()).contains("the control part is not Version: 1");
        }

        @Test
        void isNotFilledUp() {
            assertThat(mail().control("Version: 1" + " ".repeat(600) + "\r\n").brokenRule())
                    .contains("the control part is not Version: 1");
        }

        @Test
        void hasItsType() {
            assertThat(mail().controlHeader("").brokenRule()).contains("part 1 is text/plain");
            assertThat(mail().controlHeader("Content-Type: text/html\r\n").brokenRule())
                    .contains("part 1 is text/html");
            assertThat(mail().controlHeader("Content-Type: a/b\r\nContent-Type: a/b\r\n")
                            .brokenRule())
                    .contains("there is more than one Content-Type field");
        }

        @Test
        void mayBeEncoded() {
            assertThat(mail().controlHeader(
                                    "Content-Type: application/pgp-encrypted\r\nContent-Transfer-Encoding: base64\r\n")
                            .control("VmVyc2lvbjogMQ==\r\n")
                            .brokenRule())
                    .isEmpty();
        }
    }

    @Nested
    class TheEncryptedPart {
        private static final String BASE64 =
                "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n";

        @Test
        void hasItsType() {
            assertThat(mail().dataHeader("Content-Type: text/plain\r\n").brokenRule())
                    .contains("part 2 is text/plain");
        }

        @Test
        void mayHaveANameAndADisposition() {
            String header = """
                    Content-Type: application/octet-stream; name="encrypted.asc"
                    Content-Disposition: inline;
                     filename="encrypted.asc";
                    """;
            assertThat(mail().dataHeader(header.replace("\n", "\r\n")).brokenRule())
                    .isEmpty();
        }

        @Test
        void mayBeEncodedInBase64() {
            assertThat(mail().dataHeader(BASE64).dataInBase64().brokenRule()).isEmpty();
        }

        @Test
        void mayBeQuotedPrintable() {
            String armor = PgpMimeMail.armor(Packets.join(Packets.PKESK, Packets.SEIPD_V2));
            assertThat(mail().dataHeader(BASE64.replace("base64", "quoted-printable"))
                            .data(armor.replace("=", "=3D"))
                            .brokenRule())
                    .isEmpty();
        }

        @Test
        void isDecodedStrictly() {
            assertThat(mail().dataHeader(BASE64).data("LS0t!\r\n").brokenRule())
                    .contains("a part is not strict base64");
        }

        @Test
        void isTheLast() {
            assertThat(mail().end("--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n")
                            .brokenRule())
                    .contains("there is a part 3");
            assertThat(mail().end("--b--\r\nhello\r\n").brokenRule()).contains("there is text after the last part");
            assertThat(mail().end("").brokenRule()).contains("the multipart is not closed");
        }
    }
}
