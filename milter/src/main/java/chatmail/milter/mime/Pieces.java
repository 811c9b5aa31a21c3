// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.ByteBuffer;

/** Hands the octets of buffers on as ranges of arrays, which is what everything here works on. */
public final class Pieces {
    private static final int SLICE = 8 * 1024;

    /** Takes a range; the octets may be others after the call. */
    @FunctionalInterface
    public interface Ranges {
        void accept(byte[] octets, int from, int to);
    }

    private Pieces() {}

    /** Gives out all of the piece, position to limit, and consumes it; an array behind it is not copied. */
    public static void consume(ByteBuffer piece, Ranges ranges) {
        if (piece.hasArray()) {
            int from = piece.arrayOffset() + piece.position();
            ranges.accept(piece.array(), from, from + piece.remaining());
        } else {
            var slice = new byte[Math.min(SLICE, piece.remaining())];
            for (ByteBuffer rest = piece.duplicate(); rest.hasRemaining(); ) {
                int length = Math.min(slice.length, rest.remaining());
                rest.get(slice, 0, length);
                ranges.accept(slice, 0, length);
            }
        }
        piece.position(piece.limit());
    }
}
