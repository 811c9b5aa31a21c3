// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

/** The demands of one role. */
@FunctionalInterface
public interface Policy {
    /** A message begins (MAIL FROM). */
    Inspection begin(Envelope envelope);
}
