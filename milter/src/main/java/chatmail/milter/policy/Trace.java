// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.milter.pgp.PgpObserver;
import java.util.Optional;

/**
 * Sees how a policy comes to its verdict, for people who ask why. A rule goes by the reason it accepts or refuses with; one
 * that nothing is said about was not reached.
 */
public interface Trace {
    /** Looks away, and so costs nothing: what the daemon gives its policies. */
    Trace NONE = new Trace() {};

    /**
     * A rule was applied.
     *
     * @param shortfall why the message does not keep it, in a short sentence; empty when it does
     */
    default void checked(Reason rule, Optional<String> shortfall) {}

    /** Who sees what is read of the body to find out about a rule. */
    default PgpObserver reading(Reason rule) {
        return PgpObserver.NONE;
    }
}
