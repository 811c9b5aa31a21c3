// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.listen.ListenAddress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointTest {

    @TempDir
    private Path directory;

    private Samples whenAnswered(String... pieces) throws IOException {
        var socket = directory.resolve("metrics.sock");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            var thread = new Thread(() -> {
                try (var client = server.accept()) {
                    for (var piece : pieces) {
                        client.write(ByteBuffer.wrap(piece.getBytes(US_ASCII)));
                    }
                    client.shutdownOutput();
                    client.read(ByteBuffer.allocate(1_000));
                } catch (IOException over) {
                    // Whoever asked has seen enough.
                }
            });
            thread.start();
            return new Endpoint(new ListenAddress.Unix(socket)).ask();
        }
    }

    @Test
    void isReadToItsEnd() throws IOException {
        var samples = whenAnswered("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r", "\n\r\nque", "ue 7\n");
        assertThat(samples.named("queue").sum()).hasValue(7L);
    }

    @Test
    void anotherAnswerIsNone() {
        assertThatThrownBy(() -> whenAnswered("HTTP/1.1 404 Not Found\r\n\r\nsee /metrics\n"))
                .hasMessage("it answers HTTP/1.1 404 Not Found");
    }

    @Test
    void whoeverDoesNotListenHasAReason() {
        var nobody = new Endpoint(new ListenAddress.Unix(directory.resolve("nobody.sock")));
        assertThatThrownBy(() -> Source.ask(Duration.ofMinutes(1), nobody::ask).answer())
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("null");
    }

    @Test
    void whoeverKeepsSilentIsNotWaitedFor() {
        var never = new CountDownLatch(1);
        var silent = Source.ask(Duration.ofMillis(50), () -> {
            never.await();
            return Samples.parse("");
        });
        assertThatThrownBy(silent::answer).hasMessage("no answer within 0 s");
    }
}
