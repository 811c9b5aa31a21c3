// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Collects the header block of a body part up to its empty line and reads it (RFC 2045, section 3).
 *
 * <p>Nobody has tidied up this header before, so it is stricter than the one of the message: no blank before a colon, no
 * folded line of blanks only, no line that is no field.
 */
final class HeaderBlockReader {
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
        String text = block.text().replace("\r\n", "\n");
        int from = 0;
        while (from < text.length()) {
            int to = fieldEnd(text, from);
            field(text.substring(from, to)).ifPresentOrElse(headers::add, this::objectToForm);
            from = to + 1;
        }
        headers.problem().ifPresent(rule -> objection.raise("the header of " + owner + " has " + rule));
        return headers;
    }

    /** The line end that no blank follows, or the end of the text. */
    private static int fieldEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        while (end >= 0 && end + 1 < text.length() && Blanks.isBlank(text.charAt(end + 1))) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }

    private static Optional<HeaderField> field(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && isName(text, colon) && isValue(text, colon + 1)
                ? Optional.of(new HeaderField(octets(text.substring(0, colon)), octets(text.substring(colon + 1))))
                : Optional.empty();
    }

    private static boolean isName(String text, int to) {
        for (int i = 0; i < to; i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** No control characters but tabs and folds, and no line of blanks, which could pass for the end of the header. */
    private static boolean isValue(String text, int from) {
        boolean somethingToSee = true; // the first line may be empty
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                if (!somethingToSee) {
                    return false;
                }
                somethingToSee = false;
            } else if (c == 0x7f || (c < ' ' && c != '\t')) {
                return false;
            } else if (!Blanks.isBlank(c)) {
                somethingToSee = true;
            }
        }
        return somethingToSee;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
