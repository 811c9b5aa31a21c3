// SPDX-License-Identifier: Apache-2.0
/**
 * The relay as its users meet it: the real Delta Chat core, the same code that the apps are made of, holds a
 * conversation through a private Postfix, Dovecot and our daemons.
 *
 * <p>The core comes from npm as one server binary, which speaks JSON-RPC 2.0 on its standard streams, one JSON
 * object a line. Each person in the conversation has a server process of their own, as two phones would.
 *
 * <p>Start with {@link chatmail.packaging.deltachat.DeltaChatIT}, the conversation; others are about who is there and who is
 * away, three people and their devices, and two relays. Then {@link chatmail.packaging.deltachat.People}, who meet and talk,
 * {@link chatmail.packaging.deltachat.DeltaChatAccount}, what one person can do, and
 * {@link chatmail.packaging.deltachat.JsonRpc}, the wire.
 */
@NullMarked
package chatmail.packaging.deltachat;

import org.jspecify.annotations.NullMarked;
