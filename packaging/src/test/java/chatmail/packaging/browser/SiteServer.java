// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a site on loopback as the relay's nginx does, and answers {@code /new} as it is told. */
final class SiteServer implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css",
            "js", "application/javascript",
            "svg", "image/svg+xml");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    /** What {@code /new} says. */
    record Answer(int status, int retryAfter, String json) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Path site;
    private volatile Answer answer = new Answer(503, 60, "{\"reason\":\"creation-off\"}");

    private SiteServer(HttpServer server, Path site) {
        this.server = server;
        this.site = site;
    }

    static SiteServer start(Path site) throws IOException {
        var socket = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = new SiteServer(HttpServer.create(socket, 0), site);
        server.server.setExecutor(server.workers);
        server.server.createContext("/", server::serve);
        server.server.createContext("/new", server::answerNew);
        server.server.start();
        return server;
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + '/' + path;
    }

    void answerNewWith(Answer next) {
        answer = next;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var file = site.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
        HEADERS.forEach(exchange.getResponseHeaders()::set);
        if (!file.startsWith(site) || !Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        var name = file.getFileName().toString();
        exchange.getResponseHeaders()
                .set("Content-Type", TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
        send(exchange, 200, Files.readAllBytes(file));
    }

    private void answerNew(HttpExchange exchange) throws IOException {
        var now = answer;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (now.retryAfter() > 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(now.retryAfter()));
        }
        boolean post = exchange.getRequestMethod().equals("POST");
        send(exchange, post ? now.status() : 405, now.json().getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
