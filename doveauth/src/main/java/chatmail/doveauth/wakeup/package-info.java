// SPDX-License-Identifier: Apache-2.0
/**
 * Wakes clients in IDLE that Dovecot has forgotten to tell of a message.
 *
 * <p>Dovecot waits half a second before it announces a message, and forgets it when the connection hibernates in that
 * time. A file that appears in {@code new/} a little later makes it look again. Looking has its price: a connection that is
 * awake stays so for one second and a half more, in which messages are told of half a second late.
 */
@NullMarked
package chatmail.doveauth.wakeup;

import org.jspecify.annotations.NullMarked;
