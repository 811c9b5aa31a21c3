// SPDX-License-Identifier: Apache-2.0
package chatmail.common.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The listeners of one process: any number of sockets on one small group of event loops.
 *
 * <p>At most {@code maxConnections} connections per listener are served; one more is closed at once, so that a flood
 * costs the flooder. {@link #close} stops accepting, tells each connection {@link Drain}, and waits for them.
 */
public final class SocketServer implements AutoCloseable {
    /** A listener keeps this many connections waiting to be accepted. */
    private static final int BACKLOG = 1024;

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    /** User event in every pipeline when the process stops: finish the request in progress, then close. */
    public enum Drain {
        NOW
    }

    private final EventLoopGroup loops;
    private final ChannelGroup listeners = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final List<ChannelGroup> connections = new CopyOnWriteArrayList<>();

    /** @param threads event loops; each serves many connections */
    public SocketServer(int threads) {
        loops = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("io"), NioIoHandler.newFactory());
    }

    /**
     * Binds and serves.
     *
     * @param handlers makes the last handler of each new connection's pipeline; it may add others
     * @throws IOException when the socket cannot be bound; says which and why
     */
    public void listen(ListenAddress address, int maxConnections, Supplier<ChannelHandler> handlers)
            throws IOException {
        if (address instanceof ListenAddress.Unix unix) {
            UnixSockets.removeStale(unix.path());
            listeners.add(bind(NioServerDomainSocketChannel.class, address, maxConnections, handlers));
            UnixSockets.restrict(unix.path());
        } else {
            listeners.add(bind(NioServerSocketChannel.class, address, maxConnections, handlers));
        }
    }

    private Channel bind(
            Class<? extends ServerChannel> type, ListenAddress address, int max, Supplier<ChannelHandler> handlers)
            throws IOException {
        var served = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        connections.add(served);
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(type)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        if (served.size() >= max) {
                            channel.close();
                            return;
                        }
                        served.add(channel);
                        channel.pipeline().addLast(handlers.get());
                    }
                })
                .bind(address.socketAddress())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + address + ": " + bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    @Override
    public void close() {
        listeners.close().awaitUninterruptibly();
        for (ChannelGroup served : connections) {
            served.forEach(connection -> connection.pipeline().fireUserEventTriggered(Drain.NOW));
        }
        long deadline = System.nanoTime() + DRAIN_TIME.toNanos();
        for (ChannelGroup served : connections) {
            served.newCloseFuture().awaitUninterruptibly(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        connections.forEach(ChannelGroup::close);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
