// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TURN server on this host, for calls: whoever connects to its socket is told credentials in one line.
 *
 * @param socket of the server
 */
record TurnServer(String domain, Path socket) {
    private static final Logger LOG = LoggerFactory.getLogger(TurnServer.class);

    private static final int PORT = 3_478;
    private static final int MAX_OCTETS = 1_024;
    private static final long MAX_MILLIS = 5_000;

    /** Such as {@code chat.example:3478:user:password}; empty while the server does not answer. */
    Optional<String> credentials() {
        try {
            Optional<String> line = ask();
            if (line.isPresent()) {
                return line.map(credentials -> domain + ':' + PORT + ':' + credentials);
            }
            LOG.warn("metadata: the TURN server at {} gives no credentials", socket);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("metadata: the TURN server at {} does not answer: {}", socket, e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<String> ask() throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            var line = ByteBuffer.allocate(MAX_OCTETS);
            long end = System.nanoTime() + MAX_MILLIS * 1_000_000;
            while (line.hasRemaining() && System.nanoTime() < end) {
                selector.select(MAX_MILLIS);
                selector.selectedKeys().clear();
                int count = channel.read(line);
                String text = new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII);
                if (text.indexOf('\n') >= 0 || count < 0) {
                    return text.lines().findFirst().map(String::strip).filter(found -> !found.isEmpty());
                }
            }
            return Optional.empty();
        }
    }
}
