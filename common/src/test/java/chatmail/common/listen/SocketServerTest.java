// SPDX-License-Identifier: Apache-2.0
package chatmail.common.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketServerTest {
    @TempDir
    Path directory;

    private final SocketServer server = new SocketServer(1);

    @AfterEach
    void stop() {
        server.close();
    }

    private void listen(Path path, int max) throws IOException {
        server.listen(new ListenAddress.Unix(path), max, Echo::new);
    }

    private static SocketChannel connect(Path path) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(path));
    }

    private static int echo(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {42}));
        return channel.read(ByteBuffer.allocate(1));
    }

    @Test
    void servesAUnixSocketThatOthersCannotReach() throws IOException {
        Path path = directory.resolve("s");
        listen(path, 10);
        try (SocketChannel channel = connect(path)) {
            assertThat(echo(channel)).isEqualTo(1);
        }
        assertThat(Files.getPosixFilePermissions(path))
                .contains(PosixFilePermission.OWNER_WRITE)
                .doesNotContain(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OWNER_EXECUTE);
    }

    @Test
    void replacesTheSocketOfAKilledProcess() throws IOException {
        Path path = directory.resolve("s");
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(path));
        }
        assertThat(path).exists();
        listen(path, 10);
        try (SocketChannel channel = connect(path)) {
            assertThat(echo(channel)).isEqualTo(1);
        }
    }

    @Test
    void leavesTheSocketOfARunningProcessAlone() throws IOException {
        Path path = directory.resolve("s");
        listen(path, 10);
        assertThatThrownBy(() -> listen(path, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another process");
        try (SocketChannel channel = connect(path)) {
            assertThat(echo(channel)).isEqualTo(1);
        }
    }

    @Test
    void leavesAFileThatIsNoSocketAlone() throws IOException {
        Path path = Files.writeString(directory.resolve("precious"), "text");
        assertThatThrownBy(() -> listen(path, 10)).hasMessageContaining("is not a socket");
        assertThat(path).hasContent("text");
    }

    @Test
    void closesOneConnectionTooManyAndServesTheOthers() throws IOException {
        Path path = directory.resolve("s");
        listen(path, 1);
        try (SocketChannel first = connect(path)) {
            assertThat(echo(first)).isEqualTo(1);
            try (SocketChannel second = connect(path)) {
                assertThat(second.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
            assertThat(echo(first)).isEqualTo(1);
        }
    }

    @Test
    void letsTheRequestInProgressFinishWhenItStops() throws IOException {
        Path path = directory.resolve("s");
        listen(path, 10);
        try (SocketChannel channel = connect(path)) {
            assertThat(echo(channel)).isEqualTo(1);
            server.close();
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(path).doesNotExist();
    }

    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            context.writeAndFlush((ByteBuf) message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == SocketServer.Drain.NOW) {
                context.close();
            }
        }
    }
}
