// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {
    @TempDir
    Path directory;

    private String ask(String request) throws IOException {
        var meters = new Meters();
        Counter.builder("chatmail_test_messages")
                .tag("role", "incoming")
                .register(meters.registry())
                .increment(3);
        Path path = directory.resolve("metrics.sock");
        try (var server = new SocketServer(1)) {
            meters.serve(Optional.of(new ListenAddress.Unix(path)), server);
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                var answer = ByteBuffer.allocate(100_000);
                while (channel.read(answer) >= 0) {
                    // until the server closes
                }
                return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void serveThePrometheusTextFormatOnAUnixSocketAsWell() throws IOException {
        assertThat(ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK")
                .contains("chatmail_test_messages_total{role=\"incoming\"} 3.0");
    }

    @Test
    void serveNothingElse() throws IOException {
        assertThat(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 404");
        assertThat(ask("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void keepTheWordCreatedInAName() {
        var meters = new Meters();
        Counter.builder("chatmail_test_accounts_created_total")
                .register(meters.registry())
                .increment();
        assertThat(meters.scrape()).contains("\nchatmail_test_accounts_created_total 1.0\n");
    }
}
