// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearTextSearchTest {
    private static final String TEXT = "Grüße vom Leuchtturm";

    @TempDir
    Path directory;

    private final ClearTextSearch search = new ClearTextSearch(List.of(new Secret("a greeting", TEXT)));

    private Path write(String name, byte[] content) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    @Test
    void findsTextAsItIsInAnyFolder() throws IOException {
        var file = write("log/deep/mail.log", ("before " + TEXT + " after").getBytes(UTF_8));
        assertThat(search.findingsBelow(directory)).containsExactly(file + " shows a greeting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12", "123"})
    void findsTextInsideBase64WhereverItBegins(String before) throws IOException {
        write("mail", Base64.getEncoder().encode((before + TEXT + " and more").getBytes(UTF_8)));
        assertThat(search.findingsBelow(directory)).hasSize(1);
    }

    @Test
    void findsTextInMailThatDovecotHasCompressed() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(TEXT.getBytes(UTF_8));
        }
        write("cur/1.zipped", zipped.toByteArray());
        assertThat(search.findingsBelow(directory)).hasSize(1);
    }

    @Test
    void findsNothingInOtherText() throws IOException {
        write("mail", "Grüße vom Leuchtfeuer".getBytes(UTF_8));
        assertThat(search.findingsBelow(directory)).isEmpty();
    }
}
