// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.PostfixView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SavedMessageTest {
    private static List<String> fields(String text) {
        return header(read(text)).stream()
                .map(field -> field + "|" + new String(field.value(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static List<HeaderField> header(SavedMessage message) {
        var fields = new ArrayList<HeaderField>();
        message.header(fields::add);
        return fields;
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
            return true;
        });
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsTheOctetsOfAFieldAndItsFolds() {
        assertThat(fields("From:  <a@b>\r\nSubject : x\r\n\t y\u00e9\r\nEmpty:\r\n\r\nbody"))
                .containsExactly("From|  <a@b>", "Subject| x\n\t y\u00e9", "Empty|");
    }

    @Test
    void takesABareCrForABlankInTheHeaderToo() {
        assertThat(fields("Subject\r: x\n\ry\n\r\nbody")).containsExactly("Subject| x\n y");
    }

    @Test
    void hidesWhatStandsBehindANulInAField() {
        assertThat(fields("From: <a@b>\0, <c@d>\r\n <e@f>\nTo: x\n\n")).containsExactly("From| <a@b>", "To| x");
    }

    @Test
    void endsEachLineOfTheBodyTheSameWay() {
        assertThat(body(read("A: b\n\none\r\ntwo\r\r\nth\rree\n"))).isEqualTo("one\r\ntwo\r\nth ree\r\n");
    }

    @Test
    void beginsTheBodyAtTheFirstLineThatIsNoField() {
        SavedMessage message = read("A: b\nnot a field\n");
        assertThat(header(message)).hasSize(1);
        assertThat(body(message)).isEqualTo("not a field\r\n");
    }

    @Test
    void readsNothingAsAMessageWithNothingInIt() {
        assertThat(header(read(""))).isEmpty();
        assertThat(body(read(""))).isEmpty();
    }

    @Test
    void cutsAValueAtNulAsTheMilterProtocolDoes() {
        assertThat(fields("A: b\0c\n d\nE: f\n\n")).containsExactly("A| b", "E| f");
    }

    @Test
    void passesOverTheLineThatAMailboxFilePutsBeforeAMessage() {
        SavedMessage message = read("From alice@remote.example Sun Mar  1 12:00:00 2026\nA: b\n\nbody\n");
        assertThat(message.hasMailboxLine()).isTrue();
        assertThat(header(message)).hasToString("[A]");
        assertThat(body(message)).isEqualTo("body\r\n");
    }

    @Test
    void takesAFromFieldForAField() {
        SavedMessage message = read("From : alice@remote.example\n\nbody\n");
        assertThat(message.hasMailboxLine()).isFalse();
        assertThat(header(message)).hasToString("[From]");
    }

    @Test
    void cutsPiecesOfALineWithoutAnEnd() {
        var sizes = new ArrayList<Integer>();
        long handedOver = read("\n" + "x".repeat(150_000)).body(piece -> sizes.add(piece.remaining()));
        assertThat(sizes).containsExactly(65_535, 65_535, 18_932);
        assertThat(handedOver).isEqualTo(150_002);
    }

    @Test
    void handsOverNothingThatIsNoLongerWanted() {
        assertThat(read("\n" + "x\n".repeat(100_000)).body(piece -> false)).isEqualTo(65_535);
    }

    static Stream<CorpusMessage> corpus() {
        return CorpusMessage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void showsTheCorpusAsPostfixDoes(CorpusMessage corpus) throws IOException {
        PostfixView view = corpus.view();
        SavedMessage message = SavedMessage.in(corpus.file());
        assertThat(header(message))
                .usingRecursiveComparison()
                .isEqualTo(view.headers().fields());
        assertThat(body(message)).isEqualTo(new String(view.body(), StandardCharsets.ISO_8859_1));
    }
}
