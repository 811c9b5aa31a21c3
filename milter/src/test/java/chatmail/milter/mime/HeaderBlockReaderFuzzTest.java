// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class HeaderBlockReaderFuzzTest {
    /** The fields, then the rule that was broken, then how many octets were taken. */
    private static List<String> read(byte[] block, int pieceOctets) {
        var objection = new Objection();
        var reader = new HeaderBlockReader(Limits.PART, "part 1", objection);
        int at = 0;
        while (at < block.length && !reader.complete() && !objection.raised()) {
            at = reader.take(block, at, Math.min(block.length, at + pieceOctets));
        }
        var read = new ArrayList<String>();
        if (reader.complete()) {
            reader.headers().fields().forEach(field -> read.add(field + ":" + field.rawText()));
        }
        objection.rule().ifPresentOrElse(read::add, () -> read.add("no objection"));
        read.add(reader.complete() ? "complete" : "not complete");
        return read;
    }

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheBlockIsCut(byte[] block) {
        List<String> whole = read(block, Math.max(1, block.length));
        assertThat(read(block, 1)).isEqualTo(whole);
        assertThat(read(block, 3)).isEqualTo(whole);
    }

    /** A block without objections holds its fields and nothing else. */
    @FuzzTest
    void whatIsAcceptedCanBeWrittenAgain(byte[] block) {
        List<String> read = read(block, 64);
        if (read.contains("no objection") && read.contains("complete")) {
            var again = new StringBuilder();
            read.subList(0, read.size() - 2)
                    .forEach(field -> again.append(field).append('\n'));
            String text = new String(block, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
            assertThat(text).startsWith(again.append('\n'));
        }
    }
}
