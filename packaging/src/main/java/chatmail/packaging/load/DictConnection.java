// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** Dovecot's end of one connection in the dict protocol, lines out and lines back. */
final class DictConnection implements Closeable {

    private static final String HELLO = "H3\t2\t0\t\tauth";
    private static final int MAX_OCTETS = 65_536;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(MAX_OCTETS).flip();

    DictConnection(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            send(HELLO);
        } catch (IOException trouble) {
            try (channel) {
                throw trouble;
            }
        }
    }

    /** Sends a line; its LF comes from here. */
    void send(String line) throws IOException {
        var octets = ByteBuffer.wrap((line + '\n').getBytes(UTF_8));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    /** Waits for the next line and gives it back without its LF. */
    String receive() throws IOException {
        for (var at = in.position(); true; at++) {
            if (at == in.limit()) {
                at -= in.position();
                readMore();
            }
            if (in.get(at) == '\n') {
                var line = new byte[at - in.position()];
                in.get(line).get();
                return new String(line, UTF_8);
            }
        }
    }

    private void readMore() throws IOException {
        in.compact();
        if (!in.hasRemaining()) {
            throw new IOException("a line longer than " + MAX_OCTETS + " octets");
        }
        var count = channel.read(in);
        in.flip();
        if (count < 0) {
            throw new EOFException("closed instead of an answer");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
