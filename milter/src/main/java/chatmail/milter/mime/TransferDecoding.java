// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.List;
import java.util.Locale;

/** How the octets of a body or part were made fit for transport (RFC 2045, section 6). */
public enum TransferDecoding {
    /** 7bit, 8bit and binary: the octets are what they are. */
    IDENTITY,
    /** Decoded strictly, line ends apart. */
    BASE64,
    /** Decoded strictly. */
    QUOTED_PRINTABLE;

    /** Reads the Content-Transfer-Encoding of a message or part; without one it is 7bit. */
    public static Parsed<TransferDecoding> read(Headers headers) {
        List<HeaderField> fields = headers.all("Content-Transfer-Encoding");
        if (fields.isEmpty()) {
            return Parsed.of(IDENTITY);
        }
        if (fields.size() > 1) {
            return Parsed.refused("there is more than one Content-Transfer-Encoding field");
        }
        return switch (Blanks.strip(fields.get(0).text()).toLowerCase(Locale.ROOT)) {
            case "7bit", "8bit", "binary" -> Parsed.of(IDENTITY);
            case "base64" -> Parsed.of(BASE64);
            case "quoted-printable" -> Parsed.of(QUOTED_PRINTABLE);
            default -> Parsed.refused("Content-Transfer-Encoding is unknown");
        };
    }

    /** A sink for encoded octets that hands the decoded ones to {@code sink}. */
    public OctetSink decoding(OctetSink sink, Objection objection) {
        return switch (this) {
            case IDENTITY -> sink;
            case BASE64 -> new Base64Body(sink, objection);
            case QUOTED_PRINTABLE -> new QuotedPrintableDecoder(sink, objection);
        };
    }
}
