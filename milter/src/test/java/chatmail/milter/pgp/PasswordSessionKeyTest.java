// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static chatmail.milter.pgp.Packets.hex;
import static chatmail.milter.pgp.Packets.join;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordSessionKeyTest {
    /** The head is followed by that many octets more. */
    private static boolean isPlausible(String head, int more) {
        return PasswordSessionKey.isPlausible(join(hex(head), new byte[more]));
    }

    @ParameterizedTest(name = "{0} and {1} octets: {2}")
    @CsvSource({
        "04090008, 0, true",
        "04090108, 8, true",
        "04090308, 9, true",
        "04090308, 42, true",
        "040904, 19, true",
        "04090308, 43, false",
        "04090308, 8, false",
        "04090208, 9, false",
        "04000308, 9, false",
        "04050308, 9, false",
        "040e0308, 9, false",
    })
    void ofVersion4HasACipherASpecifierAndPerhapsAKey(String head, int more, boolean expected) {
        assertThat(isPlausible(head, more)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and {1} octets: {2}")
    @CsvSource({
        "0626" + "09021404, 82, true",
        "061d" + "09020b03, 73, true",
        "061a" + "09030b03, 54, true",
        "0626" + "09021404, 81, true",
        "0626" + "09021404, 65, false",
        "0626" + "09021404, 83, false",
        "0625" + "09021404, 82, false",
        "0626" + "09021403, 82, false",
        "0626" + "09041404, 82, false",
        "0626" + "03021404, 82, false",
    })
    void ofVersion6AddsUpToItsCount(String head, int more, boolean expected) {
        assertThat(isPlausible(head, more)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"05, 30", "03, 30", "04, 0", "06, 3", "06, 4"})
    void hasNoOtherVersionAndNoLessOctets(String head, int more) {
        assertThat(isPlausible(head, more)).isFalse();
    }
}
