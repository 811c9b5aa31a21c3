// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told about a failure: to Dovecot a few words, to the log its kind; never a path, which holds an address. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Logs a failure.
     *
     * @return the words for Dovecot
     */
    static String report(String door, Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof DictFailure) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof RejectedExecutionException) {
            LOG.warn("{}: too many requests at once, one is put off", door);
            return "busy, try again";
        }
        if (cause instanceof IOException) {
            LOG.error("{}: the host failed: {}", door, kind(cause));
        } else {
            LOG.error("{}: a bug of ours", door, withoutMessage(cause));
        }
        return "temporary failure";
    }

    private static String kind(Throwable cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : null;
        String name = cause.getClass().getSimpleName();
        return reason == null ? name : name + ", " + reason;
    }

    /** Messages of other people's exceptions may quote what they were given. */
    private static Throwable withoutMessage(Throwable cause) {
        var bare = new IllegalStateException(cause.getClass().getName());
        bare.setStackTrace(cause.getStackTrace());
        return bare;
    }
}
