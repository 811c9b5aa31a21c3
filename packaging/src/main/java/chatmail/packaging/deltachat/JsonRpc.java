// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The calling side of JSON-RPC 2.0 over a pair of streams, one JSON object a line, parameters by position. Calls
 * may overlap: one thread reads the answers and hands each to the call with its id. When the other side hangs up,
 * open calls fail and say so.
 */
final class JsonRpc {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final Gson GSON = new Gson();

    private final InputStream answers;
    private final OutputStream requests;
    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonElement>> open = new ConcurrentHashMap<>();
    private volatile @Nullable IOException hangUp;

    private JsonRpc(InputStream answers, OutputStream requests) {
        this.answers = answers;
        this.requests = requests;
    }

    /** Starts the thread that reads {@code answers}; it ends with that stream. */
    static JsonRpc over(InputStream answers, OutputStream requests) {
        var rpc = new JsonRpc(answers, requests);
        var reader = new Thread(rpc::readAnswers, "json-rpc-answers");
        reader.setDaemon(true);
        reader.start();
        return rpc;
    }

    /** Calls and waits for the result; an error answer, a hang-up or a minute of silence is an exception. */
    JsonElement call(String method, Object... parameters) {
        try {
            return callLater(method, parameters).get(ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(method + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(method + ": no answer within " + ANSWER_WITHIN.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + ": interrupted", e);
        }
    }

    /** Calls without waiting. What hangs on the result runs on the reading thread: it must not wait for a call. */
    CompletableFuture<JsonElement> callLater(String method, Object... parameters) {
        long id = lastId.incrementAndGet();
        var request = new JsonObject();
        request.addProperty("jsonrpc", "2.0");
        request.addProperty("id", id);
        request.addProperty("method", method);
        request.add("params", GSON.toJsonTree(parameters));

        var result = new CompletableFuture<JsonElement>();
        open.put(id, result);
        try {
            send(request);
            // Looked at after the call was entered: either this sees the hang-up, or the hang-up sees the call.
            var end = hangUp;
            if (end != null) {
                throw end;
            }
        } catch (IOException e) {
            open.remove(id);
            result.completeExceptionally(e);
        }
        return result;
    }

    private synchronized void send(JsonObject request) throws IOException {
        requests.write((request + "\n").getBytes(UTF_8));
        requests.flush();
    }

    private void readAnswers() {
        var end = new IOException("the other side has hung up");
        try (var lines = new BufferedReader(new InputStreamReader(answers, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                settle(JsonParser.parseString(line).getAsJsonObject());
            }
        } catch (IOException | RuntimeException e) {
            end.initCause(e);
        }
        hangUp = end;
        open.values().forEach(result -> result.completeExceptionally(end));
    }

    private void settle(JsonObject answer) {
        var result = open.remove(answer.get("id").getAsLong());
        if (result == null) {
            throw new IllegalStateException("an answer to no call: " + answer.get("id"));
        }
        var error = answer.get("error");
        if (error == null) {
            result.complete(answer.get("result"));
        } else {
            result.completeExceptionally(new IOException("refused: " + error));
        }
    }
}
