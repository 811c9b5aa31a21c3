// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import java.util.concurrent.CompletionStage;

/** The service that reaches devices. */
@FunctionalInterface
public interface Notifier {
    /** What came of an attempt. */
    enum Outcome {
        /** The service has taken it. */
        DELIVERED,
        /** There is no such device any more. */
        GONE,
        /** Anything else, which says nothing about the device. */
        FAILED
    }

    /** Never waits; a stage that fails counts as {@link Outcome#FAILED}. */
    CompletionStage<Outcome> notify(String token);
}
