// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferDecodingTest {
    private static Optional<String> decoded(TransferDecoding decoding, String encoded) {
        return decoded(decoding, Fields.octets(encoded), 1).map(CollectingSink::text);
    }

    private static Optional<CollectingSink> decoded(TransferDecoding decoding, byte[] encoded, int pieceOctets) {
        var objection = new Objection();
        var result = new CollectingSink();
        OctetSink sink = decoding.decoding(result, objection);
        for (int i = 0; i < encoded.length; i += pieceOctets) {
            sink.accept(encoded, i, Math.min(encoded.length, i + pieceOctets));
        }
        sink.end();
        assertThat(result.ended()).isTrue();
        return Optional.of(result).filter(any -> !objection.raised());
    }

    @ParameterizedTest
    @CsvSource({
        "7bit,IDENTITY",
        "8BIT,IDENTITY",
        "binary,IDENTITY",
        "Base64,BASE64",
        "quoted-printable,QUOTED_PRINTABLE"
    })
    void isNamedByItsField(String value, TransferDecoding expected) {
        assertThat(TransferDecoding.read(Fields.headers("Content-Transfer-Encoding: " + value + ' '))
                        .value())
                .contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x-uuencode", "7bit (c)", "\"base64\"", "base64, 7bit"})
    void refusesWhatItDoesNotKnow(String value) {
        assertThat(TransferDecoding.read(Fields.headers("Content-Transfer-Encoding: " + value))
                        .problem())
                .contains("Content-Transfer-Encoding is unknown");
    }

    @Test
    void isIdentityUnlessSaidAndSaidOnce() {
        assertThat(TransferDecoding.read(Fields.headers()).value()).contains(TransferDecoding.IDENTITY);
        assertThat(TransferDecoding.read(
                                Fields.headers("Content-Transfer-Encoding: 7bit", "Content-Transfer-Encoding: 7bit"))
                        .problem())
                .isPresent();
    }

    @Nested
    class Base64Parts {
        @ParameterizedTest
        @CsvSource({"'',''", "YQ==,a", "YWI=,ab", "YWJj,abc", "YWJjZA==,abcd"})
        void areDecoded(String encoded, String text) {
            assertThat(decoded(TransferDecoding.BASE64, encoded + "\r\n\r\n")).contains(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Y",
                    "YW",
                    "YWI",
                    "YQ=",
                    "YQ=\r\n=",
                    "YQ==YQ==",
                    "YQ===",
                    "=",
                    "Y===",
                    "YR==",
                    "YWK=",
                    "YW Jj",
                    "YWJj ",
                    "YWJj!",
                    "YW-_",
                    "YWJj\u0000"
                })
        void areRefusedWhenNotStrict(String encoded) {
            assertThat(decoded(TransferDecoding.BASE64, encoded)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5, 64, 4_095, 65_535})
        void areDecodedAlikeInPiecesOfAnySize(int pieceOctets) {
            var octets = new byte[100_000];
            new Random(1).nextBytes(octets);
            byte[] encoded = Base64.getMimeEncoder().encode(octets);
            assertThat(decoded(TransferDecoding.BASE64, encoded, pieceOctets).map(CollectingSink::octets))
                    .contains(octets);
        }
    }

    @Nested
    class QuotedPrintableParts {
        @ParameterizedTest
        @CsvSource({"a=3D=3d,a==", "a b,a b", "=20,' '", "=E9,\u00e9"})
        void areDecoded(String encoded, String text) {
            assertThat(decoded(TransferDecoding.QUOTED_PRINTABLE, encoded)).contains(text);
        }

        @Test
        void joinSoftLineEndsAndKeepOthers() {
            assertThat(decoded(TransferDecoding.QUOTED_PRINTABLE, "a =\r\nb=\nc\r\n\r\nd"))
                    .contains("a bc\r\n\r\nd");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "=", "=4", "=G0", "=4G", "a= \r\n", "a \r\n", "a\t", "\u00e9", "\u0001", "a\rb", "=\rb", "=\r"
                })
        void areRefusedWhenNotStrict(String encoded) {
            assertThat(decoded(TransferDecoding.QUOTED_PRINTABLE, encoded)).isEmpty();
        }
    }
}
