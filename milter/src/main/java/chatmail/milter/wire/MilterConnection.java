// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.common.listen.SocketServer;
import chatmail.common.observe.Faults;
import chatmail.milter.session.MessageLog;
import chatmail.milter.session.Session;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the MTA, on its event loop. While an answer is being looked up packets keep their order: what was read
 * already waits here, at most one read, and the rest in the socket. The same holds while the MTA does not take its answers:
 * they would fill the memory that all connections share.
 */
final class MilterConnection extends ChannelInboundHandlerAdapter implements Dialogue.Peer {
    private static final Logger LOG = LoggerFactory.getLogger(MilterConnection.class);
    /** Postfix gives up after 300 s without a word (milter_content_timeout). */
    private static final int PROGRESS_SECONDS = 10;

    private final Channel channel;
    private final Session session;
    private final MessageLog log;
    private final PacketReader packets;
    /** What was read already when an answer, or the MTA, had to be waited for. */
    private ByteBuf unread = Unpooled.EMPTY_BUFFER;

    private boolean waiting;
    private boolean draining;

    MilterConnection(Channel channel, Session session, MessageLog log) {
        this.channel = channel;
        this.session = session;
        this.log = log;
        packets = new PacketReader(new Dialogue(session, this));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        log.connected();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.abort();
        unread = Unpooled.EMPTY_BUFFER;
        log.disconnected();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws ProtocolException {
        var read = (ByteBuf) message;
        try {
            if (!unread.isReadable()) {
                packets.take(read, this::stopped);
            }
            if (read.isReadable()) {
                unread = Unpooled.copiedBuffer(unread, read);
                channel.config().setAutoRead(false);
            }
        } finally {
            read.release();
        }
    }

    /** Nothing that a peer sent before it was closed has a meaning after that. */
    private boolean stopped() {
        return waiting || !channel.isWritable() || !channel.isOpen();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void send(ByteBuf packet) {
        channel.write(packet);
    }

    @Override
    public <T> void await(CompletionStage<T> answer, Consumer<T> then) {
        if (answer.toCompletableFuture().isDone()) {
            answer.thenAccept(then).exceptionally(this::failed);
            return;
        }
        waiting = true;
        Future<?> progress = channel.eventLoop()
                .scheduleAtFixedRate(
                        () -> channel.writeAndFlush(Replies.progress()),
                        PROGRESS_SECONDS,
                        PROGRESS_SECONDS,
                        TimeUnit.SECONDS);
        answer.whenComplete((done, fault) -> progress.cancel(false))
                .thenAcceptAsync(done -> resume(() -> then.accept(done)), channel.eventLoop())
                .exceptionally(this::failed);
    }

    private void resume(Runnable then) {
        waiting = false;
        then.run();
        goOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            // Not at once: this may be told in the middle of a flush.
            channel.eventLoop().execute(this::goOn);
        }
    }

    private void goOn() {
        try {
            packets.take(unread, this::stopped);
        } catch (ProtocolException e) {
            closeBecause(e);
        }
        channel.flush();
        channel.config().setAutoRead(!unread.isReadable() && !stopped());
    }

    private Void failed(Throwable fault) {
        closeBecause(fault);
        return null;
    }

    @Override
    public void atRest() {
        if (draining) {
            close();
        }
    }

    /** What was sent before still goes out. */
    @Override
    public void close() {
        channel.flush();
        channel.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        boolean atRest = !session.busy() && !waiting;
        if (event == SocketServer.Drain.NOW) {
            draining = true;
            if (atRest) {
                close();
            }
        } else if (event instanceof IdleStateEvent && !waiting && !maySendNothing()) {
            LOG.warn("closing a connection that was idle for too long");
            close();
        }
    }

    /** Postfix says nothing while a slow client uploads; then it hands over the whole message, and reads the answers. */
    private boolean maySendNothing() {
        return session.uploading() && channel.isWritable();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        closeBecause(cause);
    }

    private void closeBecause(Throwable cause) {
        if (cause instanceof ProtocolException) {
            LOG.warn("closing a connection that broke the milter protocol: {}", cause.getMessage());
        } else if (!(cause instanceof IOException)) {
            Faults.log(LOG, "closing a connection", cause);
        }
        close();
    }
}
