// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.Objection;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;

class PacketScannerFuzzTest {
    private static Optional<String> scan(byte[] message, int pieceOctets) {
        var objection = new Objection();
        var scanner = new PacketScanner(objection, PgpObserver.NONE);
        for (int i = 0; i < message.length; i += pieceOctets) {
            scanner.accept(message, i, Math.min(message.length, i + pieceOctets));
        }
        scanner.end();
        return objection.rule();
    }

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheOctetsAreCut(byte[] message) {
        Optional<String> whole = scan(message, Math.max(1, message.length));
        assertThat(scan(message, 1)).isEqualTo(whole);
        assertThat(scan(message, 5)).isEqualTo(whole);
    }

    @FuzzTest
    void anOctetMoreOrLessMakesItAnotherThing(byte[] message) {
        if (message.length > 0 && scan(message, message.length).isEmpty()) {
            assertThat(scan(Arrays.copyOf(message, message.length - 1), 512)).isPresent();
            assertThat(scan(Arrays.copyOf(message, message.length + 1), 512)).isPresent();
        }
    }
}
