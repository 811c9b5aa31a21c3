// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import java.util.Arrays;

/** A password as the client sent it: octets, usually UTF-8. {@link #close} overwrites them. */
public final class Password implements AutoCloseable {
    private final byte[] octets;

    /** @param octets not copied */
    public Password(byte[] octets) {
        this.octets = octets;
    }

    int octetCount() {
        return octets.length;
    }

    /** Characters of UTF-8; of other encodings never more than there are. */
    int characters() {
        int count = 0;
        for (byte octet : octets) {
            boolean continues = (octet & 0xc0) == 0x80;
            count += continues ? 0 : 1;
        }
        return count;
    }

    /** A copy, for the caller to overwrite. */
    public byte[] copy() {
        return octets.clone();
    }

    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    @Override
    public String toString() {
        return "(password)";
    }
}
