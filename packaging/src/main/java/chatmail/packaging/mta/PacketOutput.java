// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes packets, a length of four octets, a letter, a payload, in the pieces that Postfix's buffer makes of them. */
final class PacketOutput {

    static final int PIECE = 4_096;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(PIECE);

    PacketOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** A packet of strings, each ended by NUL. */
    void packet(char letter, String... strings) throws IOException {
        packet(letter, payload(strings));
    }

    static ByteBuffer payload(String... strings) {
        var text = strings.length == 0 ? "" : String.join("\0", strings) + '\0';
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    /** @param payload is consumed */
    void packet(char letter, ByteBuffer payload) throws IOException {
        put(ByteBuffer.allocate(5)
                .putInt(1 + payload.remaining())
                .put((byte) letter)
                .flip());
        put(payload);
    }

    private void put(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            var length = Math.min(octets.remaining(), buffer.remaining());
            buffer.put(octets.slice().limit(length));
            octets.position(octets.position() + length);
            if (!buffer.hasRemaining()) {
                flush();
            }
        }
    }

    /** To be called before waiting for an answer. */
    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
