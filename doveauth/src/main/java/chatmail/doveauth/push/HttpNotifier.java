// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * POSTs the token to a URL. 2xx is success and 410 a device that is gone; a redirect is not followed and is a failure like
 * every other answer, for a mistyped URL must not cost anybody the token.
 */
public final class HttpNotifier implements Notifier {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int THREADS = 2;
    private static final int GONE = 410;

    private final URI url;
    private final Duration patience;

    /** Made for the first notification: a relay without devices to notify does without its threads and memory. */
    private @Nullable HttpClient client;

    public HttpNotifier(URI url) {
        this(url, PATIENCE);
    }

    /** @param patience from the beginning of an attempt to the status */
    HttpNotifier(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    private synchronized HttpClient client() {
        HttpClient made = client == null ? newClient() : client;
        client = made;
        return made;
    }

    /** HTTP/1.1: no upgrade is offered, and nothing is kept for streams that are never used. */
    private HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(patience)
                .executor(Executors.newFixedThreadPool(THREADS, job -> {
                    var thread = new Thread(job, "push-http");
                    thread.setDaemon(true);
                    return thread;
                }))
                .build();
    }

    @Override
    public CompletionStage<Outcome> notify(String token) {
        var request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .POST(BodyPublishers.ofString(token))
                .build();
        return client().sendAsync(request, BodyHandlers.ofInputStream()).thenApply(HttpNotifier::outcome);
    }

    /** The status says it all; the body is not read, however long it is. */
    private static Outcome outcome(HttpResponse<InputStream> response) {
        InputStream body = response.body();
        try (body) {
            int status = response.statusCode();
            if (status == GONE) {
                return Outcome.GONE;
            }
            return status / 100 == 2 ? Outcome.DELIVERED : Outcome.FAILED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
