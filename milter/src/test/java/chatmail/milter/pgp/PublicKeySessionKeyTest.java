// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static chatmail.milter.pgp.Packets.hex;
import static chatmail.milter.pgp.Packets.join;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeySessionKeyTest {
    private static final String V3 = "03" + "0011223344556677";
    private static final byte[] MPI_OF_2048_BITS = join(hex("0800"), new byte[256]);
    private static final byte[] MPI_OF_2041_BITS = join(hex("07f9"), new byte[256]);

    private static boolean isPlausible(String head, byte[]... fields) {
        return PublicKeySessionKey.isPlausible(join(hex(head), join(fields)));
    }

    @Test
    void holdsOneNumberForRsa() {
        assertThat(isPlausible(V3 + "01", MPI_OF_2048_BITS)).isTrue();
        assertThat(isPlausible(V3 + "01", MPI_OF_2041_BITS)).isTrue();
        assertThat(isPlausible(V3 + "01", MPI_OF_2048_BITS, hex("00"))).isFalse();
        assertThat(isPlausible(V3 + "01", hex("0801"), new byte[256])).isFalse();
        assertThat(isPlausible(V3 + "01", hex("0100"), new byte[32])).isFalse();
        assertThat(isPlausible(
                        V3 + "01", "Buy cheap watches at our shop".repeat(9).getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void holdsTwoNumbersForElgamal() {
        assertThat(isPlausible(V3 + "10", MPI_OF_2048_BITS, MPI_OF_2041_BITS)).isTrue();
        assertThat(isPlausible(V3 + "10", MPI_OF_2048_BITS)).isFalse();
        assertThat(isPlausible(V3 + "10", MPI_OF_2048_BITS, MPI_OF_2041_BITS, hex("00")))
                .isFalse();
        assertThat(isPlausible(V3 + "10", MPI_OF_2048_BITS, hex("0000"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "19", "1a", "23", "69"})
    void holdsAnythingForOtherAlgorithms(String algorithm) {
        assertThat(isPlausible(V3 + algorithm, new byte[1_200])).isTrue();
        assertThat(isPlausible(V3 + algorithm, new byte[15])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "11", "13", "16", "1b", "1c"})
    void isForAnAlgorithmThatEncrypts(String algorithm) {
        assertThat(isPlausible(V3 + algorithm, MPI_OF_2048_BITS)).isFalse();
        assertThat(isPlausible("0600" + algorithm, MPI_OF_2048_BITS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0600, 0, true",
        "061504, 20, true",
        "062106, 32, true",
        "062104, 32, false",
        "061506, 20, false",
        "061404, 19, false",
        "060104, 0, false",
    })
    void namesItsKeyInVersion6(String head, int fingerprintOctets, boolean expected) {
        assertThat(isPlausible(head, new byte[fingerprintOctets], hex("19"), new byte[64]))
                .isEqualTo(expected);
    }

    @Test
    void doesNotEndInsideTheNameOfItsKey() {
        assertThat(isPlausible("062106", new byte[20])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "04", "05", "07"})
    void hasNoOtherVersion(String version) {
        assertThat(isPlausible(version + "001122334455667719", new byte[64])).isFalse();
    }
}
