// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

class ContentTypeFuzzTest {
    /** A reader that knows neither comments nor quotes sees the same type, unless it sees none. */
    @FuzzTest
    void aSimplerReaderSeesTheSameType(byte[] value) {
        var headers = new Headers(Limits.MESSAGE);
        headers.add(new HeaderField(Fields.octets("Content-Type"), value));
        Parsed<ContentType> read = ContentType.read(headers);
        assertThat(read.value().isPresent()).isNotEqualTo(read.problem().isPresent());
        String simple = new String(value, StandardCharsets.ISO_8859_1).split("[;(]", 2)[0].strip();
        read.value().ifPresent(type -> assertThat(type.is(simple.toLowerCase(Locale.ROOT)))
                .isTrue());
        Optional<String> boundary = read.then(ContentType::boundary).value();
        boundary.ifPresent(any ->
                assertThat(new String(value, StandardCharsets.ISO_8859_1)).contains(any));
    }
}
