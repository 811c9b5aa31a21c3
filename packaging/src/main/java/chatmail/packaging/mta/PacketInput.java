// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads the packets of a milter. */
final class PacketInput {

    private static final int MAX_OCTETS = 1024 * 1024;

    private final DataInputStream in;

    /** One packet; the payload from position to limit. */
    record Packet(char letter, ByteBuffer payload) {}

    PacketInput(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    /** @throws IOException also when the milter closes instead of answering */
    Packet next() throws IOException {
        var length = in.readInt();
        if (length < 1 || length > MAX_OCTETS) {
            throw new IOException("a packet of " + length + " octets");
        }
        var letter = (char) in.readUnsignedByte();
        var payload = new byte[length - 1];
        in.readFully(payload);
        return new Packet(letter, ByteBuffer.wrap(payload));
    }
}
