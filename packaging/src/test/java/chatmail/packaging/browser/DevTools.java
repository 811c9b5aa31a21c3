// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A connection to a browser: commands with their answers, and events in the order in which they came. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);

    private final StringBuilder message = new StringBuilder();
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket socket;

    private DevTools() {}

    static DevTools connect(URI address) {
        var tools = new DevTools();
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, tools)
                .join();
        return tools;
    }

    /** @param session of a tab; empty for the browser itself */
    JsonObject ask(String session, String method, JsonObject parameters) throws IOException {
        var request = new JsonObject();
        long id = lastId.incrementAndGet();
        request.addProperty("id", id);
        request.addProperty("method", method);
        request.add("params", parameters);
        if (!session.isEmpty()) {
            request.addProperty("sessionId", session);
        }
        var answer = new CompletableFuture<JsonObject>();
        open.put(id, answer);
        try {
            socket().sendText(request.toString(), true).get();
            var result = answer.get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
            if (result.has("error")) {
                throw new IOException(method + ": " + result.get("error"));
            }
            return result.getAsJsonObject("result");
        } catch (ExecutionException | TimeoutException trouble) {
            throw new IOException(method + ": no answer", trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(method + ": interrupted", interrupted);
        }
    }

    /** All of a tab so far. */
    List<JsonObject> events(String session) {
        return events.stream()
                .filter(event -> event.has("sessionId")
                        && event.get("sessionId").getAsString().equals(session))
                .toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            var whole = JsonParser.parseString(message.toString()).getAsJsonObject();
            message.setLength(0);
            if (whole.has("id")) {
                var waiting = open.remove(whole.get("id").getAsLong());
                if (waiting != null) {
                    waiting.complete(whole);
                }
            } else {
                events.add(whole);
            }
        }
        from.request(1);
        return null;
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        return socket;
    }

    @Override
    public void close() {
        socket().abort();
    }
}
