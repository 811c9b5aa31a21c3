// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.OctetSink;
import chatmail.milter.mime.PartObserver;

/**
 * Sees armor and packets too, as the readers of this package come upon them. What it is told of a packet may be
 * of one that is then refused.
 */
public interface PgpObserver extends PartObserver {
    /** Looks away, and so costs nothing. */
    PgpObserver NONE = new PgpObserver() {};

    /** @param name of an armor header that has the form of one */
    default void armorHeader(String name) {}

    /**
     * The armor has begun to come.
     *
     * @param packets takes what is inside
     * @return what takes it instead
     */
    default OctetSink unarmored(OctetSink packets) {
        return packets;
    }

    /**
     * A packet begins.
     *
     * @param type its code (RFC 9580, section 5)
     * @param current whether it is framed in the current format, not in the legacy one
     */
    default void packetBegins(int type, boolean current) {}

    /**
     * The packet that began last has a length, or one more.
     *
     * @param octets of the body that follow
     * @param partial whether another length comes after them
     */
    default void packetLength(long octets, boolean partial) {}

    /** The next octets of the body of that packet. */
    default void packetBody(byte[] octets, int from, int to) {}
}
