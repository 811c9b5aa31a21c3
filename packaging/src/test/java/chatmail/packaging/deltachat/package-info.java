// SPDX-License-Identifier: Apache-2.0
/**
 * The relay as its users meet it: the real Delta Chat core holds a conversation through a private Postfix, Dovecot and
 * our daemons.
 *
 * <p>Start with {@link chatmail.packaging.deltachat.DeltaChatIT}, the conversation; others are about who is there and who is
 * away, three people and their devices, and two relays. Then {@link chatmail.packaging.deltachat.People}, who meet and
 * talk.
 */
@NullMarked
package chatmail.packaging.deltachat;

import org.jspecify.annotations.NullMarked;
