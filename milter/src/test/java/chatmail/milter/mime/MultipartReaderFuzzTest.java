// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class MultipartReaderFuzzTest {
    private static final MultipartShape SHAPE = new MultipartShape(3, 40, Limits.PART);

    /** A walk along the boundary {@code b}. */
    private static final class Walk {
        private final List<CollectingSink> bodies = new ArrayList<>();
        private final List<String> headers = new ArrayList<>();
        private final Optional<String> rule;

        Walk(byte[] body, int pieceOctets) {
            var objection = new Objection();
            var reader = new MultipartReader("b", SHAPE, this::part, objection);
            for (int i = 0; i < body.length; i += pieceOctets) {
                reader.accept(body, i, Math.min(body.length, i + pieceOctets));
            }
            reader.end();
            rule = objection.rule();
        }

        private OctetSink part(int number, Headers header) {
            bodies.add(new CollectingSink());
            header.fields().forEach(field -> headers.add(number + field.toString() + field.rawText()));
            return bodies.get(bodies.size() - 1);
        }

        List<String> texts() {
            return bodies.stream().map(CollectingSink::text).toList();
        }
    }

    @FuzzTest
    void theAnswerDoesNotDependOnWhereTheBodyIsCut(byte[] body) {
        var whole = new Walk(body, Math.max(1, body.length));
        for (int pieceOctets : new int[] {1, 2, 5}) {
            var pieces = new Walk(body, pieceOctets);
            assertThat(pieces.rule).isEqualTo(whole.rule);
            assertThat(pieces.headers).isEqualTo(whole.headers);
            assertThat(pieces.texts()).isEqualTo(whole.texts());
        }
    }

    /** A reader with nothing but a regular expression finds the same parts in what we accept. */
    @FuzzTest
    void aSimplerReaderSeesTheSameParts(byte[] body) {
        var walk = new Walk(body, 64);
        if (walk.rule.isEmpty()) {
            String text = '\n' + new String(body, StandardCharsets.ISO_8859_1);
            String[] pieces = text.split("(?<=\n)--b(--)?[ \t]*(\r?\n|\r?$)", -1);
            assertThat(pieces).hasSize(walk.bodies.size() + 2);
            for (int i = 0; i < walk.bodies.size(); i++) {
                assertThat(pieces[i + 1]).endsWith(walk.bodies.get(i).text());
                assertThat(walk.bodies.get(i).ended()).isTrue();
            }
        }
    }
}
