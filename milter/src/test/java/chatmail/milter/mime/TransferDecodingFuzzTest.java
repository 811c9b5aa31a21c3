// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class TransferDecodingFuzzTest {
    private static final Pattern ENCODED = Pattern.compile("=([0-9A-Fa-f]{2})");

    private static Optional<byte[]> decode(TransferDecoding decoding, byte[] encoded, int pieceOctets) {
        var objection = new Objection();
        var result = new CollectingSink();
        OctetSink sink = decoding.decoding(result, objection);
        for (int i = 0; i < encoded.length && !objection.raised(); i += pieceOctets) {
            sink.accept(encoded, i, Math.min(encoded.length, i + pieceOctets));
        }
        sink.end();
        return objection.raised() ? Optional.empty() : Optional.of(result.octets());
    }

    private static void assertSameInPieces(TransferDecoding decoding, byte[] encoded) {
        Optional<byte[]> whole = decode(decoding, encoded, Math.max(1, encoded.length));
        for (int pieceOctets : new int[] {1, 3}) {
            Optional<byte[]> pieces = decode(decoding, encoded, pieceOctets);
            assertThat(pieces.isPresent()).isEqualTo(whole.isPresent());
            whole.ifPresent(octets -> assertThat(pieces.orElseThrow()).isEqualTo(octets));
        }
    }

    @FuzzTest
    void base64IsWhatJavaDecodesWhereBothAccept(byte[] encoded) {
        assertSameInPieces(TransferDecoding.BASE64, encoded);
        decode(TransferDecoding.BASE64, encoded, 64).ifPresent(octets -> assertThat(octets)
                .isEqualTo(Base64.getMimeDecoder().decode(encoded)));
    }

    @FuzzTest
    void base64OfAnythingIsDecoded(byte[] octets) {
        assertThat(decode(TransferDecoding.BASE64, Base64.getMimeEncoder().encode(octets), 64)
                        .orElseThrow())
                .isEqualTo(octets);
    }

    @FuzzTest
    void quotedPrintableIsWhatReplacingFindsWhereWeAccept(byte[] encoded) {
        assertSameInPieces(TransferDecoding.QUOTED_PRINTABLE, encoded);
        decode(TransferDecoding.QUOTED_PRINTABLE, encoded, 64).ifPresent(octets -> {
            String joined = new String(encoded, StandardCharsets.ISO_8859_1).replaceAll("=\r?\n", "");
            String text = ENCODED.matcher(joined)
                    .replaceAll(
                            code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))));
            assertThat(new String(octets, StandardCharsets.ISO_8859_1)).isEqualTo(text);
        });
    }

    @FuzzTest
    void quotedPrintableOfAnythingIsDecoded(byte[] octets) {
        var encoded = new StringBuilder();
        for (byte octet : octets) {
            boolean plain = octet > ' ' && octet < 0x7f && octet != '=';
            encoded.append(plain ? Character.toString(octet) : String.format("=%02X", octet));
            encoded.append(encoded.length() % 76 > 70 ? "=\r\n" : "");
        }
        assertThat(decode(TransferDecoding.QUOTED_PRINTABLE, Fields.octets(encoded.toString()), 64)
                        .orElseThrow())
                .isEqualTo(octets);
    }
}
