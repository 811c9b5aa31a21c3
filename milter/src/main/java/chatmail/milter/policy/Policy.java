// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

/** The demands of one role. */
@FunctionalInterface
public interface Policy {
    /** A message begins (MAIL FROM). */
    default Inspection begin(Envelope envelope) {
        return begin(envelope, Trace.NONE);
    }

    /** The same for somebody who wants to know how the verdict comes about. */
    Inspection begin(Envelope envelope, Trace trace);
}
