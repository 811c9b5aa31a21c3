// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Puts doors on sockets. */
public final class DictServer {
    /** More are closed at once. Login processes keep none open, authentication workers two each. */
    private static final int MAX_CONNECTIONS = 4_096;

    /** Dovecot's own connections come and go; those of our script stay and are renewed when they are closed. */
    private static final long IDLE_MINUTES = 10;

    private final SocketServer server;
    private final MeterRegistry meters;

    public DictServer(SocketServer server, MeterRegistry meters) {
        this.server = server;
        this.meters = meters;
    }

    /**
     * @param door its name on the command line, in metrics and in the log
     * @throws IOException when the socket cannot be bound
     */
    public void open(String door, ListenAddress address, DictHandler handler) throws IOException {
        var timed = new TimedHandler(handler, door, meters);
        server.listen(address, MAX_CONNECTIONS, () -> new Pipeline(door, timed));
    }

    /** The handlers of one connection. */
    static final class Pipeline extends ChannelInitializer<Channel> {
        private final String door;
        private final DictHandler handler;

        Pipeline(String door, DictHandler handler) {
            this.door = door;
            this.handler = handler;
        }

        @Override
        protected void initChannel(Channel channel) {
            var session = new DictSession(door, handler);
            channel.pipeline()
                    .addLast(
                            new IdleStateHandler(0, 0, IDLE_MINUTES, TimeUnit.MINUTES),
                            new DictDecoder(session::takesMore),
                            session);
        }
    }
}
