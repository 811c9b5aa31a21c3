// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.OctetBuffer;

/** One OpenPGP packet as the scanner came by it: its framing, and the first octets of its body. */
final class SeenPacket {
    /** More than the fixed fields of any packet take. */
    private static final int HEAD = 128;

    private final int type;
    private final boolean current;
    private final OctetBuffer head = new OctetBuffer(HEAD);
    private int lengths;
    private long announced;
    private long read;

    SeenPacket(int type, boolean current) {
        this.type = type;
        this.current = current;
    }

    void length(long octets) {
        lengths++;
        announced += octets;
    }

    void body(byte[] octets, int from, int to) {
        for (int i = from; i < to && head.length() < HEAD; i++) {
            head.add(octets[i]);
        }
        read += to - from;
    }

    int type() {
        return type;
    }

    /** Whether it is framed in the current format. */
    boolean current() {
        return current;
    }

    /** How many lengths it was announced with; more than one if they were partial. */
    int lengths() {
        return lengths;
    }

    /** The octets of the body that its lengths promise. */
    long announced() {
        return announced;
    }

    /** The octets of the body that came. */
    long read() {
        return read;
    }

    Fields head() {
        return new Fields(head.toArray());
    }
}
