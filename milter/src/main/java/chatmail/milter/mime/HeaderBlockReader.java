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
    private static final Pattern BETWEEN_FIELDS = Pattern.compile("\\n(?![ \\t])");

    private final Limits limits;
    private final String owner;
    private final Objection objection;
    private final OctetBuffer block;
    private boolean lineIsEmpty = true;
    private boolean carriageReturn;
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
        while (i < to && !complete && !objection.raised()) {
            add(octets[i++]);
        }
        return i;
    }

    private void add(byte octet) {
        if (octet == '\r' && lineIsEmpty) {
            // Most likely the empty line: not part of the block, so it does not count.
            if (carriageReturn) {
                objectToForm();
            }
            carriageReturn = true;
            return;
        }
        if (octet != '\n' && carriageReturn) {
            objectToForm();
        }
        complete = octet == '\n' && lineIsEmpty;
        lineIsEmpty = octet == '\n';
        carriageReturn = false;
        if (!complete && !block.add(octet)) {
            objection.raise("the header of " + owner + " exceeds " + limits.maxOctets() + " octets");
        }
    }

    private void objectToForm() {
        objection.raise("the header of " + owner + " is malformed");
    }

    /** Whether the empty line has come. */
    boolean complete() {
        return complete;
    }

    /** The fields of the complete block. */
    Headers headers() {
        var headers = new Headers(limits);
        for (String line : lines()) {
            field(line)
                    .ifPresentOrElse(headers::add, () -> objection.raise("the header of " + owner + " is malformed"));
        }
        headers.problem().ifPresent(rule -> objection.raise("the header of " + owner + " has " + rule));
        return headers;
    }

    private List<String> lines() {
        String text = block.text().replace("\r\n", "\n");
        var lines = new ArrayList<>(List.of(BETWEEN_FIELDS.split(text)));
        lines.removeIf(String::isEmpty);
        return lines;
    }

    private static Optional<HeaderField> field(String line) {
        int colon = line.indexOf(':');
        boolean named = colon > 0 && line.chars().limit(colon).allMatch(c -> c > ' ' && c < 0x7f);
        return named && isValue(line.substring(colon + 1))
                ? Optional.of(new HeaderField(octets(line.substring(0, colon)), octets(line.substring(colon + 1))))
                : Optional.empty();
    }

    /** No control characters but tabs and folds, and no line of blanks, which could pass for the end of the header. */
    private static boolean isValue(String value) {
        return value.chars().allMatch(c -> c == '\t' || c == '\n' || (c >= ' ' && c != 0x7f))
                && value.lines().skip(1).noneMatch(String::isBlank);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
