// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** A notification service on loopback that answers as it is told; 0 is no answer at all. */
public final class FakeService implements AutoCloseable {
    public final List<String> heard = new CopyOnWriteArrayList<>();
    public volatile ToIntFunction<String> status = token -> 200;
    private final HttpServer server;

    public FakeService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(job -> {
            var thread = new Thread(job, "fake service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/notify", exchange -> {
            String token = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(token);
            int code = status.applyAsInt(token);
            if (code == 302) {
                exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
            }
            if (code != 0) {
                exchange.sendResponseHeaders(code, -1);
                exchange.close();
            }
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/notify");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
