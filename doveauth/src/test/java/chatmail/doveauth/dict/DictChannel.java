// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One connection to a door, without a socket. */
final class DictChannel implements AutoCloseable {
    private final EmbeddedChannel channel;

    DictChannel(DictHandler handler) {
        channel = new EmbeddedChannel(new DictServer.Pipeline("test", handler));
    }

    EmbeddedChannel channel() {
        return channel;
    }

    DictChannel send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    DictChannel send(byte[] octets) {
        // A closed connection takes nothing more, as a socket would not.
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(octets));
        }
        return this;
    }

    DictChannel sendEachAlone(byte[] octets) {
        for (byte octet : octets) {
            send(new byte[] {octet});
        }
        return this;
    }

    /** What came back since the last call. */
    byte[] received() {
        channel.runPendingTasks();
        channel.checkException();
        var all = new ByteArrayOutputStream();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            byte[] octets = new byte[piece.readableBytes()];
            piece.readBytes(octets);
            piece.release();
            all.writeBytes(octets);
        }
        return all.toByteArray();
    }

    String receivedText() {
        return new String(received(), StandardCharsets.UTF_8);
    }

    boolean isClosed() {
        channel.runPendingTasks();
        return !channel.isOpen();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }
}
