// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;

/**
 * Walks the parts of a multipart body (RFC 2046, section 5.1) and hands their octets on as they come.
 *
 * <p>A line that begins with the delimiter and goes on with anything but blanks is refused, since readers do not agree
 * whether it delimits. The multipart must be closed, and only blanks may follow.
 */
public final class MultipartReader implements OctetSink {
    private enum Place {
        PREAMBLE,
        HEADER,
        BODY,
        EPILOGUE
    }

    private enum Line {
        /** All octets of the line so far are those of the delimiter. */
        DELIMITER_SO_FAR,
        /** The delimiter is whole; what follows it decides. */
        AFTER_DELIMITER,
        CONTENT
    }

    /** The line end before a delimiter is part of that. */
    private static final int LINE_END = 2;

    private final byte[] delimiter;
    private final MultipartShape shape;
    private final PartHandler handler;
    private final Objection objection;
    private final DelimiterTail tail = new DelimiterTail();

    private Place place = Place.PREAMBLE;
    private Line line = Line.DELIMITER_SO_FAR;
    private int matched;
    private int preambleOctets;
    private int parts;
    private HeaderBlockReader header;
    private OctetSink body = OctetSink.ignoring();

    /** Walks along a boundary as {@link ContentType#boundary()} gives it. */
    public MultipartReader(String boundary, MultipartShape shape, PartHandler handler, Objection objection) {
        this.delimiter = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        this.shape = shape;
        this.handler = handler;
        this.objection = objection;
        this.header = headerOfPart(1);
    }

    private HeaderBlockReader headerOfPart(int number) {
        return new HeaderBlockReader(shape.partHeader(), "part " + number, objection);
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        int i = from;
        while (i < to && !objection.raised()) {
            i = switch (line) {
                case DELIMITER_SO_FAR -> matchDelimiter(octets, i);
                case AFTER_DELIMITER -> afterDelimiter(octets, i);
                case CONTENT -> contentLines(octets, i, to);
            };
        }
    }

    private int matchDelimiter(byte[] octets, int i) {
        if (octets[i] == delimiter[matched]) {
            matched++;
            line = matched == delimiter.length ? Line.AFTER_DELIMITER : Line.DELIMITER_SO_FAR;
            return i + 1;
        }
        line = Line.CONTENT;
        content(delimiter, 0, matched);
        return i;
    }

    private int afterDelimiter(byte[] octets, int i) {
        if (octets[i] == '\n') {
            delimiterLineEnds();
            startLine();
        } else {
            tail.add(octets[i]);
        }
        return i + 1;
    }

    /** The rest of a line, and the lines after it that cannot be delimiters because they do not begin like one. */
    private int contentLines(byte[] octets, int from, int to) {
        for (int end = LineFeeds.next(octets, from, to); end < to; end = LineFeeds.next(octets, end + 1, to)) {
            int next = end + 1;
            if (next == to || octets[next] == '-') {
                content(octets, from, next);
                startLine();
                return next;
            }
        }
        content(octets, from, to);
        return to;
    }

    private void startLine() {
        line = Line.DELIMITER_SO_FAR;
        matched = 0;
        tail.clear();
    }

    private void content(byte[] octets, int from, int to) {
        switch (place) {
            case PREAMBLE -> preamble(to - from);
            case HEADER -> header(octets, from, to);
            case BODY -> body.accept(octets, from, to);
            case EPILOGUE -> epilogue(octets, from, to);
        }
    }

    private void preamble(int octets) {
        preambleOctets += octets;
        if (preambleOctets > shape.maxPreambleOctets() + LINE_END) {
            objection.raise("the preamble exceeds " + shape.maxPreambleOctets() + " octets");
        }
    }

    private void header(byte[] octets, int from, int to) {
        int rest = header.take(octets, from, to);
        if (header.complete()) {
            Headers headers = header.headers();
            if (!objection.raised()) {
                body = handler.partBegins(parts, headers);
                place = Place.BODY;
            }
            if (!objection.raised() && rest < to) {
                body.accept(octets, rest, to);
            }
        }
    }

    private void epilogue(byte[] octets, int from, int to) {
        if (!Blanks.only(octets, from, to)) {
            objection.raise("there is text after the last part");
        }
    }

    private void delimiterLineEnds() {
        if (!tail.fits()) {
            objection.raise("a line begins with the boundary and goes on");
        } else if (place == Place.EPILOGUE) {
            objection.raise("there is a delimiter after the last part");
        } else if (place == Place.HEADER) {
            objection.raise("the header of part " + parts + " has no end");
        } else {
            if (place == Place.BODY) {
                body.end();
            }
            partBoundary();
        }
    }

    private void partBoundary() {
        if (tail.closes()) {
            place = Place.EPILOGUE;
        } else if (parts == shape.maxParts()) {
            objection.raise("there is a part " + (parts + 1));
        } else {
            parts++;
            header = headerOfPart(parts);
            place = Place.HEADER;
        }
    }

    @Override
    public void end() {
        if (line == Line.DELIMITER_SO_FAR) {
            content(delimiter, 0, matched);
        } else if (line == Line.AFTER_DELIMITER) {
            delimiterLineEnds();
        }
        if (place != Place.EPILOGUE) {
            objection.raise("the multipart is not closed");
        }
    }
}
