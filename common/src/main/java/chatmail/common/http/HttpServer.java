// SPDX-License-Identifier: Apache-2.0
package chatmail.common.http;

import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/**
 * Answers one request for each connection. The line of a request has at most 4,096 octets, its header and its body 8,192
 * each; whoever has not sent one and taken the answer in 30 seconds goes without.
 */
public final class HttpServer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HttpServer() {}

    /**
     * Binds and serves.
     *
     * @param answers asked on the event loop, so it has to be quick; what it throws closes the connection
     * @throws IOException when the socket cannot be bound; says which and why
     */
    public static void listen(
            SocketServer server, ListenAddress address, int maxConnections, Function<HttpRequest, HttpAnswer> answers)
            throws IOException {
        server.listen(address, maxConnections, () -> new HttpPipeline(answers, PATIENCE));
    }
}
