// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Collects the header block of a body part up to its empty line and reads it (RFC 2045, section 3).
 *
 * <p>Nobody has tidied up this header before, so it is stricter than the one of the message: no blank before a colon, no
 * folded line of blanks only, no line that is no field.
 */
final class HeaderBlockReader {
    /** A printable name, the colon, and a value in which every line end is a fold before something visible. */
    private static final Pattern FIELD =
            Pattern.compile("([!-9;-~]+):((?:[^\\x00-\\x08\\x0a-\\x1f\\x7f]|\\n[ \\t]+(?=[^ \\t\\n]))*)");

    private static final Pattern BETWEEN_FIELDS = Pattern.compile("\\n(?![ \\t])");

    private final Limits limits;
    private final String owner;
    private final Objection objection;
    private final OctetBuffer block;
    private int lineLength;
    private boolean complete;

    /** Reads the header of {@code owner}, which is for the sentences: {@code part 1}. */
    HeaderBlockReader(Limits limits, String owner, Objection objection) {
        this.limits = limits;
        this.owner = owner;
        this.objection = objection;
        this.block = new OctetBuffer(limits.maxOctets());
    }

    /**
     * Takes octets up to the empty line, that included.
     *
     * @return the index of the first octet it left
     */
    int take(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && !complete) {
            byte octet = octets[i++];
            if (octet == '\n') {
                complete = lineLength == 0;
                lineLength = 0;
            } else if (octet != '\r') {
                lineLength++;
            }
            if (!complete && !block.add(octet)) {
                objection.raise("the header of " + owner + " exceeds " + limits.maxOctets() + " octets");
                return to;
            }
        }
        return i;
    }

    /** Whether the empty line has come. */
    boolean complete() {
        return complete;
    }

    /** The fields of the complete block. */
    Headers headers() {
        var headers = new Headers(limits);
        for (String line : lines()) {
            var field = FIELD.matcher(line);
            if (field.matches()) {
                headers.add(new HeaderField(octets(field.group(1)), octets(field.group(2))));
            } else {
                objection.raise("the header of " + owner + " is malformed");
            }
        }
        Optional<String> problem = headers.problem();
        problem.ifPresent(rule -> objection.raise("the header of " + owner + " has " + rule));
        return headers;
    }

    private List<String> lines() {
        String text = block.text().replace("\r\n", "\n");
        var lines = new ArrayList<>(List.of(BETWEEN_FIELDS.split(text)));
        lines.removeIf(line -> line.isEmpty() || line.equals("\r"));
        return lines;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
