// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A notification service on loopback that answers every token alike. */
public final class PushService {

    /** As a status: no answer at all. */
    static final int SILENT = 0;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;

    /** Listens from now on. */
    public PushService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        server.createContext("/notify", exchange -> {
            heard.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (status != SILENT) {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            }
        });
        server.start();
    }

    /** For {@code push_url}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/notify";
    }

    void answer(int code) {
        status = code;
    }

    /** How often it was told of this token. */
    public long heard(String token) {
        return heard.stream().filter(token::equals).count();
    }
}
