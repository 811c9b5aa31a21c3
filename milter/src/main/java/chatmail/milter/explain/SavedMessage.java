// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.HeaderField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A message file as Postfix shows it to a milter: lines end where LF stands, whatever CR precedes it; folds inside a
 * header field are LF; body lines end with CRLF; the first line that is neither field nor continuation begins the body.
 * The file is mapped, so that its size is no matter.
 */
final class SavedMessage {
    /** As much as Postfix hands over at once. */
    private static final int PIECE = 65_535;

    private final ByteBuffer file;
    private final List<HeaderField> headers = new ArrayList<>();
    private int bodyStart;

    SavedMessage(ByteBuffer file) {
        this.file = file;
        readHeaders();
    }

    static SavedMessage in(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            return new SavedMessage(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
    }

    List<HeaderField> headers() {
        return headers;
    }

    /** Hands over the body piece by piece; a piece is not kept. */
    void body(Consumer<ByteBuffer> consumer) {
        var piece = new ByteArrayOutputStream(PIECE);
        for (int at = bodyStart; at < file.limit(); at = lineEnd(at)) {
            appendLine(piece, at);
            piece.write('\r');
            piece.write('\n');
            if (piece.size() >= PIECE) {
                consumer.accept(ByteBuffer.wrap(piece.toByteArray()));
                piece.reset();
            }
        }
        consumer.accept(ByteBuffer.wrap(piece.toByteArray()));
    }

    private void readHeaders() {
        int at = 0;
        int colon = colon(at);
        while (colon > 0) {
            String name = slice(at, colon).stripTrailing();
            var value = new ByteArrayOutputStream();
            appendLine(value, colon + 1);
            at = lineEnd(at);
            while (at < file.limit() && Blanks.isBlank(file.get(at))) {
                value.write('\n');
                appendLine(value, at);
                at = lineEnd(at);
            }
            headers.add(new HeaderField(name.getBytes(StandardCharsets.US_ASCII), value.toByteArray()));
            colon = colon(at);
        }
        boolean emptyLine = at < file.limit() && textEnd(at) == at;
        bodyStart = emptyLine ? lineEnd(at) : at;
    }

    /** Where the field's name ends that begins the line (RFC 5322, section 2.2), or -1 when none does. */
    private int colon(int from) {
        int i = from;
        while (i < file.limit() && file.get(i) > ' ' && file.get(i) < 0x7f && file.get(i) != ':') {
            i++;
        }
        boolean named = i > from;
        while (i < file.limit() && Blanks.isBlank(file.get(i))) {
            i++;
        }
        return named && i < file.limit() && file.get(i) == ':' ? i : -1;
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

    /** A bare CR inside a line becomes a blank (cleanup_replace_stray_cr_lf). */
    private void appendLine(ByteArrayOutputStream out, int from) {
        int end = textEnd(from);
        for (int i = from; i < end; i++) {
            out.write(file.get(i) == '\r' ? ' ' : file.get(i));
        }
    }

    private String slice(int from, int to) {
        byte[] octets = new byte[to - from];
        file.get(from, octets);
        return new String(octets, StandardCharsets.US_ASCII);
    }
}
