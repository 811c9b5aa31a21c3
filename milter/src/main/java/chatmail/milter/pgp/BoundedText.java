// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Objection;
import chatmail.milter.mime.OctetSink;

/** Any text, as long as it is about as long as an explanation. */
final class BoundedText implements OctetSink {
    private static final int MAX_OCTETS = 8 * 1024;

    private final Objection objection;
    private int octets;

    BoundedText(Objection objection) {
        this.objection = objection;
    }

    @Override
    public void accept(byte[] piece, int from, int to) {
        octets += to - from;
        if (octets > MAX_OCTETS) {
            objection.raise("the explanation exceeds " + MAX_OCTETS + " octets");
        }
    }

    @Override
    public void end() {}
}
