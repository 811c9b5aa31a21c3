// SPDX-License-Identifier: Apache-2.0
/**
 * One connection of the MTA and the messages on it, free of the wire.
 *
 * <p>A {@link chatmail.milter.session.Session} lasts as long as the connection; a {@code Transaction} is born at MAIL FROM
 * and ends with the verdict or an abort, whatever comes first. Look-ups run on other threads and come back as stages;
 * until one is complete the connection hands over nothing more, so one thread at a time touches a message and nothing here
 * needs a lock. Faults of ours become a verdict too: 451.
 */
@NullMarked
package chatmail.milter.session;

import org.jspecify.annotations.NullMarked;
