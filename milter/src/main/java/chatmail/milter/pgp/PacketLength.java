// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

/** Reads the length in a packet header octet by octet (RFC 9580, section 4.2). */
final class PacketLength {
    private static final int TWO_OCTETS = 192;
    private static final int PARTIAL = 224;
    private static final int FIVE_OCTETS = 255;

    private boolean current;
    private int due;
    private long value;
    private boolean partial;
    private boolean first;
    /** What a two-octet length adds, so that no length can be written in both one and two octets. */
    private int offset;

    /** The octets that come next are a length of the current format. */
    void startCurrent() {
        start(true, 1);
    }

    /**
     * The octets that come next are a length of the legacy format.
     *
     * @param lengthType 0, 1 or 2
     */
    void startLegacy(int lengthType) {
        start(false, 1 << lengthType);
    }

    private void start(boolean current, int due) {
        this.current = current;
        this.due = due;
        value = 0;
        partial = false;
        first = true;
        offset = 0;
    }

    /**
     * The next octet.
     *
     * @return whether the length is complete
     */
    boolean add(int octet) {
        due--;
        if (current && first) {
            firstOfCurrent(octet);
        } else {
            value = (value << 8) + octet;
        }
        first = false;
        return due == 0;
    }

    private void firstOfCurrent(int octet) {
        if (octet == FIVE_OCTETS) {
            due = 4;
        } else if (octet >= PARTIAL) {
            partial = true;
            value = 1L << (octet & 0x1f);
        } else if (octet >= TWO_OCTETS) {
            due = 1;
            value = (long) octet - TWO_OCTETS;
            offset = TWO_OCTETS;
        } else {
            value = octet;
        }
    }

    /** How many octets of the body follow. */
    long value() {
        return value + offset;
    }

    /** Whether another length comes after them. */
    boolean partial() {
        return partial;
    }
}
