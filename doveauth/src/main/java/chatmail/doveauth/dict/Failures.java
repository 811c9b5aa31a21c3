// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import chatmail.common.observe.Faults;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told about a failure: to Dovecot a few words, to the log its kind; never a path, which holds an address. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * Logs a failure.
     *
     * @return the words for Dovecot
     */
    static String report(String door, Throwable failure) {
        Throwable cause = Faults.cause(failure);
        if (cause instanceof DictFailure) {
            return String.valueOf(cause.getMessage());
        }
        if (cause instanceof RejectedExecutionException) {
            LOG.warn("{}: too many requests at once, one is put off", door);
            return "busy, try again";
        }
        Faults.log(LOG, door, cause);
        return "temporary failure";
    }
}
