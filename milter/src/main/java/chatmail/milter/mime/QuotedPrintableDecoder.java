// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

/**
 * Decodes quoted-printable strictly (RFC 2045, section 6.7): no octet beyond printable ASCII, no blank before a line end,
 * every equals sign followed by two hexadecimal digits or a line end.
 */
final class QuotedPrintableDecoder implements OctetSink {
    private enum State {
        TEXT,
        EQUALS,
        SECOND_DIGIT,
        SOFT_LINE_END
    }

    private final OctetSink sink;
    private final Objection objection;
    private final byte[] out = new byte[4096];
    private int filled;
    private State state = State.TEXT;
    private int firstDigit;
    private byte last = '\n';

    QuotedPrintableDecoder(OctetSink sink, Objection objection) {
        this.sink = sink;
        this.objection = objection;
    }

    @Override
    public void accept(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!take(octets[i])) {
                flush();
                object();
                return;
            }
        }
        flush();
    }

    private boolean take(byte octet) {
        return switch (state) {
            case TEXT -> text(octet);
            case EQUALS -> afterEquals(octet);
            case SECOND_DIGIT -> {
                int digit = Character.digit(octet, 16);
                emit((byte) (firstDigit << 4 | digit));
                last = 'x';
                state = State.TEXT;
                yield digit >= 0;
            }
            case SOFT_LINE_END -> {
                state = State.TEXT;
                last = '\n';
                yield octet == '\n';
            }
        };
    }

    private boolean text(byte octet) {
        if (octet == '=') {
            state = State.EQUALS;
            return true;
        }
        boolean lineEnd = octet == '\r' || octet == '\n';
        boolean fits = lineEnd
                ? !Blanks.isBlank(last) && (last != '\r' || octet == '\n')
                : last != '\r' && (Blanks.isBlank(octet) || (octet > ' ' && octet < 0x7f));
        if (fits) {
            emit(octet);
        }
        last = octet;
        return fits;
    }

    private boolean afterEquals(byte octet) {
        if (octet == '\r' || octet == '\n') {
            state = octet == '\r' ? State.SOFT_LINE_END : State.TEXT;
            last = '\n';
            return true;
        }
        firstDigit = Character.digit(octet, 16);
        state = State.SECOND_DIGIT;
        return firstDigit >= 0;
    }

    private void emit(byte octet) {
        if (filled == out.length) {
            flush();
        }
        out[filled++] = octet;
    }

    private void flush() {
        if (filled > 0) {
            sink.accept(out, 0, filled);
            filled = 0;
        }
    }

    private void object() {
        objection.raise("a part is not strict quoted-printable");
    }

    @Override
    public void end() {
        if (state != State.TEXT || Blanks.isBlank(last)) {
            object();
        }
        sink.end();
    }
}
