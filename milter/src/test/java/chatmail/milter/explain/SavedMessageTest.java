// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.PostfixView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedMessageTest {
    private static List<String> fields(String text) {
        return read(text).headers().stream()
                .map(field -> field + "|" + new String(field.value(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static SavedMessage read(String text) {
        return new SavedMessage(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String body(SavedMessage message) {
        var body = new ByteArrayOutputStream();
        message.body(piece -> {
            byte[] octets = new byte[piece.remaining()];
            piece.get(octets);
            body.writeBytes(octets);
        });
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsTheOctetsOfAFieldAndItsFolds() {
        assertThat(fields("From:  <a@b>\r\nSubject : x\r\n\t y\u00e9\r\nEmpty:\r\n\r\nbody"))
                .containsExactly("From|  <a@b>", "Subject| x\n\t y\u00e9", "Empty|");
    }

    @Test
    void endsEachLineOfTheBodyTheSameWay() {
        assertThat(body(read("A: b\n\none\r\ntwo\r\r\nth\rree\n"))).isEqualTo("one\r\ntwo\r\nth ree\r\n");
    }

    @Test
    void beginsTheBodyAtTheFirstLineThatIsNoField() {
        SavedMessage message = read("A: b\nnot a field\n");
        assertThat(message.headers()).hasSize(1);
        assertThat(body(message)).isEqualTo("not a field\r\n");
    }

    @Test
    void readsNothingAsAMessageWithNothingInIt() {
        assertThat(read("").headers()).isEmpty();
        assertThat(body(read(""))).isEmpty();
    }

    static Stream<CorpusMessage> corpus() {
        return CorpusMessage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void showsTheCorpusAsPostfixDoes(CorpusMessage corpus) throws IOException {
        PostfixView view = corpus.view();
        SavedMessage message = SavedMessage.in(corpus.file());
        assertThat(message.headers())
                .usingRecursiveComparison()
                .isEqualTo(view.headers().fields());
        assertThat(body(message)).isEqualTo(new String(view.body(), StandardCharsets.ISO_8859_1));
    }
}
