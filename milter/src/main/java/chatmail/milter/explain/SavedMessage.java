// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.OctetBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * A message file as Postfix shows it to a milter: lines end where LF stands, whatever CR precedes it; folds inside a
 * header field are LF; body lines end with CRLF; the first line that is neither field nor continuation begins the body.
 * The line that a mailbox file puts before a message is none of it. The file is mapped, so that its size is no matter.
 */
final class SavedMessage {
    /** Postfix cuts a field about here; what comes near is too long for the policies anyway. */
    private static final int MAX_FIELD = 60_000;

    private static final byte[] MAILBOX_LINE = "From ".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer file;
    private final int start;
    private final int bodyStart;

    SavedMessage(ByteBuffer file) {
        this.file = file;
        start = beginsWithMailboxLine() ? lineEnd(0) : 0;
        bodyStart = walkHeader(field -> {});
    }

    static SavedMessage in(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new IOException("larger than 2 GiB");
            }
            return new SavedMessage(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    /** Whether the message has a line before it that was passed over. */
    boolean hasMailboxLine() {
        return start > 0;
    }

    /** Hands over the header fields one by one; none is kept. */
    void header(Consumer<HeaderField> consumer) {
        walkHeader(consumer);
    }

    /**
     * Hands over the body piece by piece for as long as more is wanted. A piece is used again after the call.
     *
     * @param wantsMore takes a piece
     * @return how many octets were handed over
     */
    long body(Predicate<ByteBuffer> wantsMore) {
        var pieces = new BodyPieces(wantsMore);
        for (int at = bodyStart; at < file.limit() && pieces.wanted(); at = lineEnd(at)) {
            line(at, pieces::add);
            pieces.add('\r');
            pieces.add('\n');
        }
        pieces.flush();
        return pieces.handedOver();
    }

    private boolean beginsWithMailboxLine() {
        return file.limit() > MAILBOX_LINE.length
                && file.slice(0, MAILBOX_LINE.length).equals(ByteBuffer.wrap(MAILBOX_LINE))
                && colon(0) < 0;
    }

    /** @return where the body begins */
    private int walkHeader(Consumer<HeaderField> consumer) {
        int at = start;
        int colon = colon(at);
        while (colon > 0) {
            var value = new OctetBuffer(MAX_FIELD);
            line(colon + 1, octet -> value.add((byte) octet));
            byte[] name = name(at, colon);
            at = lineEnd(at);
            while (textEnd(at) > at && isBlank(at)) {
                value.add((byte) '\n');
                line(at, octet -> value.add((byte) octet));
                at = lineEnd(at);
            }
            consumer.accept(new HeaderField(name, untilNul(value.toArray())));
            colon = colon(at);
        }
        boolean emptyLine = at < file.limit() && textEnd(at) == at;
        return emptyLine ? lineEnd(at) : at;
    }

    /** Where the field's name ends that begins the line (RFC 5322, section 2.2), or -1 when none does. */
    private int colon(int from) {
        int i = from;
        while (i < file.limit() && file.get(i) > ' ' && file.get(i) < 0x7f && file.get(i) != ':') {
            i++;
        }
        boolean named = i > from;
        while (i < file.limit() && isBlank(i)) {
            i++;
        }
        return named && i < file.limit() && file.get(i) == ':' ? i : -1;
    }

    private byte[] name(int from, int colon) {
        int to = colon;
        while (isBlank(to - 1)) {
            to--;
        }
        byte[] octets = new byte[Math.min(to - from, MAX_FIELD)];
        file.get(from, octets);
        return octets;
    }

    /** The strings of the milter protocol end there. */
    private static byte[] untilNul(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        return Arrays.copyOf(value, end);
    }

    /** Behind the LF that ends the line, or the end of the file. */
    private int lineEnd(int from) {
        int i = from;
        while (i < file.limit() && file.get(i) != '\n') {
            i++;
        }
        return Math.min(i + 1, file.limit());
    }

    /** Where the line's text ends, before LF and any CRs. */
    private int textEnd(int from) {
        int end = lineEnd(from);
        if (end > from && file.get(end - 1) == '\n') {
            end--;
        }
        while (end > from && file.get(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    /** A bare CR becomes a blank before Postfix reads the line (cleanup_replace_stray_cr_lf). */
    private boolean isBlank(int at) {
        return Blanks.isBlank(file.get(at)) || file.get(at) == '\r';
    }

    private void line(int from, IntConsumer octets) {
        int end = textEnd(from);
        for (int i = from; i < end; i++) {
            octets.accept(file.get(i) == '\r' ? ' ' : file.get(i));
        }
    }
}
