// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.listen.ListenAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Where a daemon shows its metrics, {@code GET /metrics}; it hangs up after its answer. */
record Endpoint(ListenAddress address) {

    private static final String REQUEST = "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private static final int PIECE = 8_192;
    private static final int MAX_ANSWER = 4 << 20;

    Samples ask() throws IOException {
        try (var channel = SocketChannel.open(address.socketAddress())) {
            var request = ByteBuffer.wrap(REQUEST.getBytes(US_ASCII));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            var answer = all(channel);
            var parts = answer.split("\r\n\r\n", 2);
            if (parts.length < 2 || !parts[0].matches("(?s)HTTP/1\\.[01] 200\\b.*")) {
                throw new IOException("it answers " + answer.lines().findFirst().orElse("nothing"));
            }
            return Samples.parse(parts[1]);
        }
    }

    private static String all(SocketChannel channel) throws IOException {
        var answer = new ByteArrayOutputStream();
        var piece = ByteBuffer.allocate(PIECE);
        while (channel.read(piece) >= 0) {
            answer.write(piece.array(), 0, piece.position());
            piece.clear();
            if (answer.size() > MAX_ANSWER) {
                throw new IOException("its answer does not end");
            }
        }
        return answer.toString(UTF_8);
    }
}
