// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.Arrays;

/**
 * Decodes base64 strictly (RFC 4648): the alphabet, line ends, padding where it belongs and only zeros below it.
 *
 * <p>It stops at the first octet that is none of this and leaves the judgement to its owner, because the checksum and the
 * last line of an armor look like such octets. What the sink does not care for is checked as strictly, but not decoded: that
 * is nearly all of an encrypted message.
 */
public final class Base64Decoder {
    private static final int[] VALUES = values();

    private final OctetSink sink;
    private final byte[] out = new byte[3 * 2048];
    private int filled;
    private int quantum;
    private int held;
    private boolean paddingDue;
    private boolean padded;
    private boolean atLineStart = true;

    /** Hands what it decodes to {@code sink}; the end is for the owner to tell. */
    public Base64Decoder(OctetSink sink) {
        this.sink = sink;
    }

    private static int[] values() {
        var values = new int[256];
        Arrays.fill(values, -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = i;
        }
        return values;
    }

    /** Whether the octet is one of the 64 characters. */
    public static boolean isInAlphabet(int octet) {
        return VALUES[octet & 0xff] >= 0;
    }

    /**
     * Decodes as far as it is base64 and hands everything decoded on.
     *
     * @return the index of the first octet that does not fit in, or {@code to}
     */
    public int take(byte[] in, int from, int to) {
        int i = from;
        while (i < to) {
            if (held == 0 && !padded) {
                i = skipQuanta(in, i, to);
                i = decodeQuanta(in, i, to);
            }
            if (i < to) {
                if (!takeOne(in[i])) {
                    break;
                }
                i++;
            }
        }
        flush();
        return i;
    }

    /** Lines of whole quanta that the sink need not see: the hot loop of an encrypted message. */
    private int skipQuanta(byte[] in, int from, int to) {
        if (to - from < 4 || VALUES[in[from] & 0xff] < 0) {
            return from;
        }
        flush();
        long most = sink.indifferentTo() / 3;
        long quanta = 0;
        boolean lineStart = false;
        int i = from;
        while (to - i >= 4 && quanta < most) {
            int bits = VALUES[in[i] & 0xff]
                    | VALUES[in[i + 1] & 0xff]
                    | VALUES[in[i + 2] & 0xff]
                    | VALUES[in[i + 3] & 0xff];
            if (bits >= 0) {
                i += 4;
                quanta++;
                lineStart = false;
            } else if (in[i] == '\r' && in[i + 1] == '\n') {
                i += 2;
                lineStart = true;
            } else {
                break;
            }
        }
        if (quanta > 0) {
            atLineStart = lineStart;
            sink.skip(3 * quanta);
        }
        return i;
    }

    private int decodeQuanta(byte[] in, int from, int to) {
        if (filled == out.length) {
            flush();
        }
        // In local variables, because the compiler must suppose that writing to the array changes fields.
        byte[] decoded = out;
        int at = filled;
        int i = from;
        int end = from + Math.min((to - from) / 4, (decoded.length - at) / 3) * 4;
        while (i < end) {
            int bits = VALUES[in[i] & 0xff] << 18
                    | VALUES[in[i + 1] & 0xff] << 12
                    | VALUES[in[i + 2] & 0xff] << 6
                    | VALUES[in[i + 3] & 0xff];
            if (bits < 0) {
                break;
            }
            decoded[at] = (byte) (bits >> 16);
            decoded[at + 1] = (byte) (bits >> 8);
            decoded[at + 2] = (byte) bits;
            at += 3;
            i += 4;
        }
        filled = at;
        atLineStart &= i == from;
        return i;
    }

    private boolean takeOne(byte octet) {
        if (octet == '\r' || octet == '\n') {
            atLineStart = octet == '\n';
            return !paddingDue;
        }
        boolean fits = octet == '=' ? pad() : append(VALUES[octet & 0xff]);
        atLineStart &= !fits;
        return fits;
    }

    private boolean append(int value) {
        if (value < 0 || padded || paddingDue) {
            return false;
        }
        quantum = quantum << 6 | value;
        held++;
        if (held == 4) {
            emit(quantum);
            startQuantum();
        }
        return true;
    }

    private boolean pad() {
        if (held == 3 && (quantum & 3) == 0) {
            emit((byte) (quantum >> 10));
            emit((byte) (quantum >> 2));
            startQuantum();
            padded = true;
            return true;
        }
        if (held != 2 || (quantum & 15) != 0) {
            return false;
        }
        if (paddingDue) {
            emit((byte) (quantum >> 4));
            startQuantum();
            padded = true;
        }
        paddingDue = !paddingDue;
        return true;
    }

    private void startQuantum() {
        held = 0;
        quantum = 0;
    }

    private void emit(int bits) {
        if (filled == out.length) {
            flush();
        }
        out[filled] = (byte) (bits >> 16);
        out[filled + 1] = (byte) (bits >> 8);
        out[filled + 2] = (byte) bits;
        filled += 3;
    }

    private void emit(byte octet) {
        if (filled > out.length - 3) {
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

    /** Whether the characters so far make whole quanta. */
    public boolean complete() {
        return held == 0;
    }

    /** Whether nothing but a line end, or nothing at all, came last. */
    public boolean atLineStart() {
        return atLineStart;
    }
}
