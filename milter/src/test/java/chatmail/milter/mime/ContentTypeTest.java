// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    private static Parsed<ContentType> read(String value) {
        return ContentType.read(Fields.headers("Content-Type:" + value));
    }

    private static Parsed<String> boundary(String value) {
        return read(value).then(ContentType::boundary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " multipart/encrypted; boundary=abc",
                "multipart/encrypted;boundary=\"abc\"",
                " Multipart/ENCRYPTED; BOUNDARY=abc",
                "\n\tmultipart/encrypted;\n    protocol=\"application/pgp-encrypted\";\n\t \tboundary=\"abc\"",
                " multipart/encrypted; boundary=abc;",
                " multipart/encrypted;; boundary = abc ; ",
                " multipart/encrypted (a comment); (one more) boundary=abc (another)",
                " multipart/encrypted; boundary=abc; x*0=a; name=\"a\\\"b; boundary=c\"",
                " multipart/encrypted; boundary=abc; name=\u00e9",
            })
    void seesTheTypeAndTheBoundary(String value) {
        assertThat(read(value).value()).get().satisfies(type -> assertThat(type.is("multipart/encrypted"))
                .isTrue());
        assertThat(boundary(value).value()).contains("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " multipart",
                " /encrypted",
                " multipart /encrypted",
                " multipart/ encrypted",
                " multipart(c)/encrypted; boundary=abc",
                " (c) multipart/encrypted; boundary=abc",
                " multipart/encrypted text/plain; boundary=abc",
                " multipart/encrypted, text/plain; boundary=abc",
                " multipart/encrypted boundary=abc",
                " multipart/encrypted; boundary",
                " multipart/encrypted; boundary=",
                " multipart/encrypted; boundary=abc def",
                " multipart/encrypted; boundary=\"abc\"def",
                " multipart/encrypted; boundary=\"abc",
                " multipart/encrypted; boundary=a/b",
                " multipart/encrypted (; boundary=def); boundary=abc",
                " multipart/encrypted; boundary=abc (\")",
                " multipart/encrypted; boundary=abc (open",
                " multipart/encrypted; boundary=abc; boundary=abc",
                " multipart/encrypted; boundary=abc; Boundary=\"def\"",
                " multipart/encrypted; boundary*=us-ascii''abc",
                " multipart/encrypted; boundary=abc; boundary*=us-ascii''def",
                " multipart/encrypted; boundary*0=a; boundary*1=bc",
                " multipart/encrypted; boundary=\"a\\bc\"",
                " multipart/encrypted; boundary=abc\u0000",
                " multipart/encrypted; boundary=\u00e4\u0001",
            })
    void refusesWhatReadersCouldUnderstandInTwoWays(String value) {
        assertThat(read(value).problem()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc ", "a\n bc", "a\tb", "a\u00e9"})
    void refusesABoundaryThatIsNoLine(String boundary) {
        assertThat(boundary(" multipart/encrypted; boundary=\"" + boundary + '"')
                        .problem())
                .contains("Content-Type has a malformed boundary");
    }

    @Test
    void takesABoundaryOfSeventyCharactersAndNoMore() {
        assertThat(boundary(" a/b; boundary=" + "b".repeat(70)).value()).isPresent();
        assertThat(boundary(" a/b; boundary=" + "b".repeat(71)).problem()).isPresent();
    }

    @Test
    void missesTheBoundary() {
        assertThat(boundary(" multipart/encrypted; name=x").problem()).contains("Content-Type has no boundary");
    }

    @Test
    void isPlainTextWithoutAField() {
        assertThat(ContentType.read(Fields.headers()).value().map(ContentType::spoken))
                .contains("text/plain");
    }

    @Test
    void wantsTheFieldOnce() {
        assertThat(ContentType.read(Fields.headers("Content-Type: a/b", "content-type: a/b"))
                        .problem())
                .contains("there is more than one Content-Type field");
    }

    @Test
    void doesNotRepeatAStrangersWords() {
        assertThat(read(" text/html").value().map(ContentType::spoken)).contains("text/html");
        assertThat(read(" text/buy%cheap").value().map(ContentType::spoken)).contains("of another type");
        assertThat(read(" text/" + "x".repeat(60)).value().map(ContentType::spoken))
                .contains("of another type");
    }
}
