// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Figures that are being asked for, for a limited time. */
final class Source {

    private final Duration atMost;
    private final FutureTask<Samples> asking;

    private Source(Duration atMost, Callable<Samples> question) {
        this.atMost = atMost;
        this.asking = new FutureTask<>(question);
    }

    /** Asks at once, and does not keep the process from ending. */
    static Source ask(Duration atMost, Callable<Samples> question) {
        var source = new Source(atMost, question);
        var thread = new Thread(source.asking, "status");
        thread.setDaemon(true);
        thread.start();
        return source;
    }

    /** What came; an exception tells why nothing did. */
    Samples answer() throws IOException {
        try {
            return asking.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silence) {
            throw new IOException("no answer within " + atMost.toSeconds() + " s", silence);
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            var message = cause == null ? null : cause.getMessage();
            throw new IOException(message == null ? String.valueOf(cause) : message, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
