// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a few octets up to a limit; grows no further than what came. */
public final class OctetBuffer {
    private final int limit;
    private byte[] octets;
    private int length;

    /** Takes at most {@code limit} octets. */
    public OctetBuffer(int limit) {
        this.limit = limit;
        this.octets = new byte[Math.min(limit, 64)];
    }

    /** Adds an octet, or answers false when there is no room for it. */
    public boolean add(byte octet) {
        if (length == limit) {
            return false;
        }
        if (length == octets.length) {
            octets = Arrays.copyOf(octets, Math.min(limit, 2 * length));
        }
        octets[length++] = octet;
        return true;
    }

    /** How many octets it holds. */
    public int length() {
        return length;
    }

    /** Forgets everything. */
    public void clear() {
        length = 0;
    }

    /** The octets, each a character. */
    public String text() {
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** A copy of the octets. */
    public byte[] toArray() {
        return Arrays.copyOf(octets, length);
    }
}
