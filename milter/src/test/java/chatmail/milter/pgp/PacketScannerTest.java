// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static chatmail.milter.pgp.Packets.PKESK;
import static chatmail.milter.pgp.Packets.SEIPD_V1;
import static chatmail.milter.pgp.Packets.SEIPD_V2;
import static chatmail.milter.pgp.Packets.hex;
import static chatmail.milter.pgp.Packets.join;
import static chatmail.milter.pgp.Packets.legacyPacket;
import static chatmail.milter.pgp.Packets.packet;
import static chatmail.milter.pgp.Packets.partial;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Objection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketScannerTest {
    private final Objection objection = new Objection();
    private final PacketScanner scanner = new PacketScanner(objection, PgpObserver.NONE);

    private Optional<String> scan(byte[]... packets) {
        byte[] message = join(packets);
        scanner.accept(message, 0, message.length);
        scanner.end();
        return objection.rule();
    }

    @Test
    void takesSessionKeysAndThenEncryptedData() {
        assertThat(scan(PKESK, PKESK, packet(3, hex("0409030801020304050607ff60")), SEIPD_V1))
                .isEmpty();
        assertThat(scanner.summary()).hasToString("2 PKESK, 1 SKESK, SEIPD v1");
    }

    @Test
    void takesALargeGroup() {
        var rsa = join(hex("030000000000000000010800"), new byte[256]);
        byte[] group = join(Collections.nCopies(2_000, packet(1, rsa)).toArray(byte[][]::new));
        assertThat(scan(group, SEIPD_V1)).isEmpty();
    }

    @Test
    void takesEncryptedDataOfVersion2() {
        assertThat(scan(PKESK, SEIPD_V2)).isEmpty();
        assertThat(scanner.summary().seipdVersion()).isEqualTo(2);
    }

    @Test
    void wantsASessionKey() {
        assertThat(scan(SEIPD_V1)).contains("encrypted data without a session key packet");
    }

    @Test
    void wantsEncryptedData() {
        assertThat(scan(PKESK)).contains("there is no encrypted data packet");
    }

    @Test
    void wantsTheEncryptedDataToBeLast() {
        assertThat(scan(PKESK, SEIPD_V1, PKESK))
                .contains("packet type 1 (public-key encrypted session key) after the encrypted data");
    }

    @Test
    void wantsOnePacketOfEncryptedData() {
        assertThat(scan(PKESK, SEIPD_V1, SEIPD_V1))
                .contains("packet type 18 (encrypted data) after the encrypted data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A session key packet of no octets, in either format and however its length is written.
                "c100",
                "c1ff00000000",
                "8400",
                "850000",
                "8600000000",
                "c300",
                "8c00",
                // Lengths that no packet of these types has.
                "c1ffffffffff",
                "86ffffffff",
                "c1e0",
                "c1f0",
                "c1fe",
                "87",
                "8f",
                // Types that no message begins with.
                "80",
                "c0",
                "bc",
                "fc",
                "ff",
                "cb",
                "ac",
                "a3",
                "ca03504750",
                "a803504750",
                "d500"
            })
    void refusesWhatNoMessageBeginsWith(String head) {
        assertThat(scan(hex(head), new byte[600], PKESK, SEIPD_V1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca03504750", "d500", "cb0362000000000000", "c100", "00", "20", "80", "ff", "d2", "0d0a"})
    void refusesAnythingAfterTheEncryptedData(String rest) {
        assertThat(scan(PKESK, SEIPD_V1, hex(rest))).isPresent();
        assertThat(new PacketScannerTest().scan(PKESK, partial(9), hex(rest))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 20, 21, 40, 60, 63})
    void refusesEveryOtherPacket(int type) {
        assertThat(scan(PKESK, packet(type, new byte[20]), SEIPD_V1))
                .get()
                .asString()
                .startsWith("packet type " + type)
                .endsWith("is not allowed");
    }

    @Test
    void refusesOctetsThatAreNoPacket() {
        assertThat(scan("Buy cheap watches".getBytes(StandardCharsets.US_ASCII)))
                .contains("the armor does not hold OpenPGP packets");
    }

    @Nested
    class TheLength {
        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void mayBeOfTheLegacyFormat(int lengthType) {
            byte[] body = Arrays.copyOfRange(PKESK, 2, PKESK.length);
            assertThat(scan(legacyPacket(1, lengthType, body), SEIPD_V1)).isEmpty();
        }

        @Test
        void mayNotBeMissing() {
            assertThat(scan(hex("87"), new byte[90])).contains("a packet has no length");
        }

        @ParameterizedTest
        @ValueSource(ints = {60, 190, 191, 192, 193, 447, 448, 8_383, 8_384, 70_000})
        void mayHaveOneTwoOrFiveOctets(int octets) {
            assertThat(scan(PKESK, packet(18, join(hex("01"), new byte[octets]))))
                    .isEmpty();
        }

        @Test
        void mayHaveMoreOctetsThanItNeeds() {
            assertThat(scan(PKESK, hex("d2ff00000064"), join(hex("01"), new byte[99])))
                    .isEmpty();
        }

        @Test
        void mayComeInPieces() {
            assertThat(scan(PKESK, partial(9, 0, 3, 14))).isEmpty();
        }

        @Test
        void mayEndWithAnEmptyPiece() {
            assertThat(scan(PKESK, hex("d2e901"), new byte[511], hex("00"))).isEmpty();
        }

        @Test
        void mayNotBeginWithASmallPiece() {
            assertThat(scan(PKESK, partial(8, 9))).contains("the first partial length is below 512 octets");
        }

        @Test
        void mayNotEndWithAPartialPiece() {
            byte[] whole = partial(9);
            assertThat(scan(PKESK, Arrays.copyOf(whole, whole.length - 51))).contains("a packet is cut short");
        }

        @Test
        void mayNotComeInPiecesForASessionKey() {
            assertThat(scan(hex("c1e9"), new byte[512])).contains("a session key packet has a length it cannot have");
        }

        @Test
        void isBoundedForASessionKey() {
            assertThat(scan(packet(1, new byte[16_385]))).contains("a session key packet has a length it cannot have");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 50, 80, 100})
        void mayNotGoBeyondTheEnd(int missing) {
            assertThat(scan(PKESK, Arrays.copyOf(SEIPD_V1, SEIPD_V1.length - missing)))
                    .contains("a packet is cut short");
        }
    }

    @Nested
    class TheEncryptedData {
        @ParameterizedTest
        @ValueSource(strings = {"00", "03", "62"})
        void mustBeOfVersion1Or2(String version) {
            assertThat(scan(PKESK, packet(18, join(hex(version), new byte[99]))))
                    .contains("encrypted data of an unknown version");
        }

        @ParameterizedTest
        @ValueSource(strings = {"02000207", "02030207", "020e0207", "02090007", "02090407", "02090211"})
        void mustHaveParametersThatEncrypt(String head) {
            assertThat(scan(PKESK, packet(18, join(hex(head), new byte[96]))))
                    .contains("encrypted data with unknown parameters");
        }

        @ParameterizedTest
        @CsvSource({"01,41", "02090210,68"})
        void mustBeAsLongAsTheShortestThereIs(String head, int shortest) {
            byte[] octets = Arrays.copyOf(hex(head), shortest);
            assertThat(scan(PKESK, packet(18, octets))).isEmpty();
            assertThat(new PacketScannerTest().scan(PKESK, packet(18, Arrays.copyOf(octets, shortest - 1))))
                    .contains("the encrypted data is too short to be any");
        }

        @Test
        void mayNotBeEmpty() {
            assertThat(scan(PKESK, packet(18, new byte[0]))).contains("the encrypted data is too short to be any");
        }
    }

    @Nested
    class TheSessionKey {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "03",
                    "04",
                    "06",
                    "0300000000000000",
                    "0300000000000000000000",
                    "030000000000000000190102",
                    "0605",
                    "0600"
                })
        void mustHaveTheShapeOfOne(String body) {
            assertThat(scan(packet(1, hex(body)), SEIPD_V1)).contains("a session key packet is malformed");
        }

        @Test
        void mustHaveTheShapeOfOneForAPasswordToo() {
            assertThat(scan(packet(3, hex("04000308")), SEIPD_V1)).contains("a session key packet is malformed");
        }
    }
}
