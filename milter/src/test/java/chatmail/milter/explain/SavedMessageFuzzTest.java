// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.PostfixView;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

class SavedMessageFuzzTest {
    @FuzzTest
    void aFileIsShownAsPostfixWouldShowIt(byte[] file) {
        var message = new SavedMessage(ByteBuffer.wrap(file));
        if (message.hasMailboxLine()) {
            return; // Postfix gets the message without it.
        }
        PostfixView view = PostfixView.of(file);
        var header = new ArrayList<HeaderField>();
        message.header(header::add);
        assertThat(header).usingRecursiveComparison().isEqualTo(view.headers().fields());
        var body = new ByteArrayOutputStream();
        message.body(piece -> {
            var octets = new byte[piece.remaining()];
            piece.get(octets);
            body.writeBytes(octets);
            return true;
        });
        assertThat(body.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(view.body(), StandardCharsets.ISO_8859_1));
    }
}
