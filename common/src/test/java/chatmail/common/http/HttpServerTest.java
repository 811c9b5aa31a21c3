// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpServerTest {
    @TempDir
    Path directory;

    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private final SocketServer server = new SocketServer(1);

    @BeforeEach
    void serve() throws IOException {
        HttpServer.listen(server, new ListenAddress.Unix(socket()), 8, this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Path socket() {
        return directory.resolve("http");
    }

    private HttpAnswer answer(HttpRequest request) {
        requests.add(request);
        if (request.path().equals("/bug")) {
            throw new IllegalStateException("a bug");
        }
        return HttpAnswer.of(200, "text/plain", "здоров\n").with("X-More", "yes");
    }

    private String ask(String text) throws IOException {
        return ask(socket(), text);
    }

    /** All that comes until the server closes. */
    private static String ask(Path socket, String text) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void passesOnWhatWasAskedAndClosesAfterTheAnswer() throws IOException {
        assertThat(ask("POST /a/b?c=d HTTP/1.1\r\nHost: x\r\nx-real-ip: 192.0.2.1\r\nContent-Length: 2\r\n\r\nhi"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nX-More: yes\r\n", "\r\nconnection: close\r\n")
                .endsWith("\r\n\r\nздоров\n");
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/a/b");
            assertThat(request.field("X-Real-IP")).hasValue("192.0.2.1");
            assertThat(request.field("X-Other")).isEmpty();
        });
    }

    @Test
    void sendsNoBodyToHead() throws IOException {
        assertThat(ask("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains("content-length: 13")
                .endsWith("\r\n\r\n");
    }

    @Test
    void answersOnlyTheFirstOfSeveralRequests() throws IOException {
        String one = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        assertThat(ask(one + one + one).split("HTTP/1.1 200", -1)).hasSize(2);
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\1\2\3 garbage\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9.9\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
            })
    void passesNoGarbageOn(String garbage) throws IOException {
        assertThat(ask(garbage)).startsWith("HTTP/1.1 4");
        assertThat(requests).isEmpty();
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        assertThat(ask("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(requests).isEmpty();
    }

    @Test
    void hangsUpAtABug() throws IOException {
        assertThat(ask("GET /bug HTTP/1.1\r\nHost: x\r\n\r\n")).isEmpty();
    }

    @Test
    void doesNotWaitForWhoSendsAnOctetNowAndThen() throws Exception {
        Path impatient = directory.resolve("impatient");
        server.listen(
                new ListenAddress.Unix(impatient), 8, () -> new HttpPipeline(this::answer, Duration.ofMillis(200)));
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(impatient))) {
            var dripping = new Thread(() -> {
                try {
                    while (true) {
                        channel.write(ByteBuffer.wrap(new byte[] {'G'}));
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException closed) {
                    // The server has had enough.
                }
            });
            dripping.start();
            dripping.join();
        }
        assertThat(requests).isEmpty();
    }
}
