// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.OctetSink;

/** Counts what runs through it to another. */
final class CountingSink implements OctetSink {
    private final OctetSink next;
    private long octets;
    private boolean ended;

    CountingSink(OctetSink next) {
        this.next = next;
    }

    @Override
    public void accept(byte[] piece, int from, int to) {
        octets += to - from;
        next.accept(piece, from, to);
    }

    @Override
    public void end() {
        ended = true;
        next.end();
    }

    boolean isEmpty() {
        return octets == 0;
    }

    /** How much there was, and whether that was all. */
    String size() {
        return Printable.octets(octets) + (ended ? "" : " until something was wrong");
    }
}
