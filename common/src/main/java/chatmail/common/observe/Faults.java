// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;

/** Logs what went wrong without the words of exceptions: those of files hold paths, and a path here holds an address. */
public final class Faults {
    private Faults() {}

    /**
     * Writes one line: the kind of trouble of the host, or the stack trace of a bug of ours.
     *
     * @param where which message or door
     */
    public static void log(Logger log, String where, Throwable fault) {
        Throwable cause = cause(fault);
        if (cause instanceof IOException) {
            log.error("{}: the host failed, it will be tried again: {}", where, kind(cause));
        } else {
            log.error("{}: a bug of ours, it will be tried again", where, withoutMessage(cause));
        }
    }

    /** What a stage failed with. */
    public static Throwable cause(Throwable fault) {
        Throwable cause = fault;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String kind(Throwable cause) {
        String reason = cause instanceof FileSystemException file ? file.getReason() : null;
        String name = cause.getClass().getSimpleName();
        return reason == null ? name : name + ", " + reason;
    }

    private static Throwable withoutMessage(Throwable cause) {
        var bare = new IllegalStateException(cause.getClass().getName());
        bare.setStackTrace(cause.getStackTrace());
        return bare;
    }
}
