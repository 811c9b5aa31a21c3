// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Dovecot's side of a connection, over a real socket. */
final class DictClient implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader replies;

    DictClient(Path socket) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        replies = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    void send(String text) throws IOException {
        var octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    /** Sends as much as the other side takes. */
    void sendUntilRefused(String text) {
        try {
            send(text);
        } catch (IOException e) {
            // It has closed the connection, as is its right.
        }
    }

    void endOfInput() throws IOException {
        channel.shutdownOutput();
    }

    /** The next reply without its line end. */
    String line() throws IOException {
        return String.valueOf(replies.readLine());
    }

    /** Waits for the end of the stream. */
    boolean isClosed() {
        try {
            return replies.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
