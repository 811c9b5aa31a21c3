// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends eight octets at a time, for every octet of a large body is looked at in this way. */
final class LineFeeds {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LINE_FEEDS = '\n' * ONES;

    private LineFeeds() {}

    /** The index of the first LF of the range, or {@code to}. */
    static int next(byte[] octets, int from, int to) {
        int i = from;
        while (to - i >= Long.BYTES) {
            long differences = (long) LONG.get(octets, i) ^ LINE_FEEDS;
            // The lowest high bit that is set belongs to the first octet that does not differ.
            long equal = (differences - ONES) & ~differences & HIGH_BITS;
            if (equal != 0) {
                return i + Long.numberOfTrailingZeros(equal) / Byte.SIZE;
            }
            i += Long.BYTES;
        }
        while (i < to && octets[i] != '\n') {
            i++;
        }
        return i;
    }
}
