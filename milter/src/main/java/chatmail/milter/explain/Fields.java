// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import java.util.Arrays;
import java.util.HexFormat;

/** The first octets of a packet's body, to be read by position. */
final class Fields {
    private final byte[] octets;

    /** @param octets not changed by anybody afterwards */
    Fields(byte[] octets) {
        this.octets = octets;
    }

    /** The octet at a position; -1 behind the end. */
    int at(int position) {
        return position < octets.length ? octets[position] & 0xff : -1;
    }

    /** Some octets as people write key IDs and fingerprints; fewer if there are not as many. */
    String hex(int from, int length) {
        int start = Math.min(from, octets.length);
        int end = Math.max(start, Math.min(start + length, octets.length));
        return HexFormat.of().withUpperCase().formatHex(Arrays.copyOfRange(octets, start, end));
    }
}
