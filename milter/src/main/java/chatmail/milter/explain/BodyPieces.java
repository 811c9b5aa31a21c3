// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import java.nio.ByteBuffer;
import java.util.function.Predicate;

/** Makes pieces of a size out of single octets, and hands them over until no more are wanted. */
final class BodyPieces {
    /** As much as Postfix hands over at once. */
    private static final int PIECE = 65_535;

    private final Predicate<ByteBuffer> wantsMore;
    private final byte[] octets = new byte[PIECE];
    private int length;
    private long handedOver;
    private boolean wanted = true;

    /** @param wantsMore takes a piece, and does not keep it */
    BodyPieces(Predicate<ByteBuffer> wantsMore) {
        this.wantsMore = wantsMore;
    }

    boolean wanted() {
        return wanted;
    }

    void add(int octet) {
        octets[length++] = (byte) octet;
        if (length == PIECE) {
            flush();
        }
    }

    /** Hands over what is left of the last piece. */
    void flush() {
        if (wanted && length > 0) {
            handedOver += length;
            wanted = wantsMore.test(ByteBuffer.wrap(octets, 0, length));
        }
        length = 0;
    }

    /** The octets that were still wanted. */
    long handedOver() {
        return handedOver;
    }
}
