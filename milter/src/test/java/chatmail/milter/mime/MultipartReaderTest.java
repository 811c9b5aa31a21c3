// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private final List<Headers> headers = new ArrayList<>();
    private final List<CollectingSink> bodies = new ArrayList<>();

    /** Reads a body whose lines are given without their ends, cut into single octets. */
    private Optional<String> read(String... lines) {
        headers.clear();
        bodies.clear();
        var objection = new Objection();
        var reader = new MultipartReader("b", new MultipartShape(2, 16, Limits.PART), this::part, objection);
        byte[] octets = Fields.octets(String.join("\r\n", lines) + "\r\n");
        for (int i = 0; i < octets.length; i++) {
            reader.accept(octets, i, i + 1);
        }
        reader.end();
        return objection.rule();
    }

    private OctetSink part(int number, Headers header) {
        assertThat(number).isEqualTo(bodies.size() + 1);
        headers.add(header);
        bodies.add(new CollectingSink());
        return bodies.get(bodies.size() - 1);
    }

    @Test
    void handsOnHeaderAndBodyOfEachPart() {
        assertThat(read("--b", "A: 1", " 2", "C: 3", "", "one", "", "--b", "", "two", "--b--"))
                .isEmpty();
        assertThat(headers.get(0).fields()).extracting(HeaderField::text).containsExactly(" 1 2", " 3");
        assertThat(headers.get(1).fields()).isEmpty();
        assertThat(bodies).extracting(CollectingSink::text).containsExactly("one\r\n\r\n", "two\r\n");
        assertThat(bodies).allMatch(CollectingSink::ended);
    }

    @Test
    void allowsBlanksAfterADelimiter() {
        assertThat(read("--b \t", "", "one", "--b-- ")).isEmpty();
    }

    @Test
    void allowsNothingButBlanksAtTheEnd() {
        assertThat(read("--b", "", "one", "--b--", "", " \t")).isEmpty();
        assertThat(read("--b", "", "one", "--b--", "", "x")).contains("there is text after the last part");
    }

    @Test
    void refusesADelimiterAtTheEnd() {
        assertThat(read("--b", "", "one", "--b--", "--b")).contains("there is a delimiter after the last part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bc", "--b-", "--b---", "--b -", "--b--c", "--b x"})
    void refusesALineThatReadersMayTakeForADelimiter(String line) {
        assertThat(read("--b", "", line, "--b--")).contains("a line begins with the boundary and goes on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "--", "-b", "--a", " --b", "x--b", "--B"})
    void takesOtherLinesForContent(String line) {
        assertThat(read("--b", "", line, "--b--")).isEmpty();
        assertThat(bodies.get(0).text()).isEqualTo(line + "\r\n");
    }

    @Test
    void wantsTheMultipartClosed() {
        assertThat(read("--b", "", "one")).contains("the multipart is not closed");
        assertThat(bodies.get(0).ended()).isFalse();
    }

    @Test
    void refusesOnePartTooMany() {
        assertThat(read("--b", "", "--b", "", "--b", "", "--b--")).contains("there is a part 3");
    }

    @Nested
    class ThePreamble {
        @Test
        void mayHaveSomeOctets() {
            assertThat(read("x".repeat(16), "--b", "", "--b--")).isEmpty();
        }

        @Test
        void mayNotHaveMore() {
            assertThat(read("x".repeat(17), "--b", "", "--b--")).contains("the preamble exceeds 16 octets");
        }

        @Test
        void mayBeTheWholeBody() {
            assertThat(read("x")).contains("the multipart is not closed");
        }
    }

    @Nested
    class TheHeaderOfAPart {
        @Test
        void mayHave4096Octets() {
            assertThat(read("--b", "A: " + "x".repeat(4_091), "", "--b--")).isEmpty();
            assertThat(read("--b", "A: " + "x".repeat(4_092), "", "--b--"))
                    .contains("the header of part 1 exceeds 4096 octets");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {" A: b", "A", "A : b", ": b", "\u00e9: b", "A: b\u0000", "A: b\r\n \t\r\n c", "A: b\rc"})
        void mustBeWrittenByTheRules(String block) {
            assertThat(read("--b", block, "", "--b--")).contains("the header of part 1 is malformed");
        }

        @Test
        void mustEnd() {
            assertThat(read("--b", "A: b", "--b--")).contains("the header of part 1 has no end");
        }
    }
}
