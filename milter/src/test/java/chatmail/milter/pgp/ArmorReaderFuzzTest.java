// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.CollectingSink;
import chatmail.milter.mime.Fields;
import chatmail.milter.mime.Objection;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

class ArmorReaderFuzzTest {
    private static Optional<String> read(byte[] armor, int pieceOctets, CollectingSink packets) {
        var objection = new Objection();
        var reader = new ArmorReader(ArmorRules.INCOMING, packets, objection, PgpObserver.NONE);
        for (int i = 0; i < armor.length; i += pieceOctets) {
            reader.accept(armor, i, Math.min(armor.length, i + pieceOctets));
        }
        reader.end();
        return objection.rule();
    }

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheOctetsAreCut(byte[] armor) {
        var whole = new CollectingSink();
        Optional<String> answer = read(armor, Math.max(1, armor.length), whole);
        for (int pieceOctets : new int[] {1, 2, 7}) {
            var pieces = new CollectingSink();
            assertThat(read(armor, pieceOctets, pieces)).isEqualTo(answer);
            if (answer.isEmpty()) {
                assertThat(pieces.octets()).isEqualTo(whole.octets());
            }
        }
    }

    @FuzzTest
    void whatIsInsideCanBeArmoredAgain(byte[] armor) {
        var packets = new CollectingSink();
        if (read(armor, 64, packets).isEmpty()) {
            var again = new CollectingSink();
            assertThat(read(Fields.octets(PgpMimeMail.armor(packets.octets())), 64, again))
                    .isEmpty();
            assertThat(again.octets()).isEqualTo(packets.octets());
        }
    }
}
