// SPDX-License-Identifier: Apache-2.0
/**
 * Puts our daemons under load and says what a message or a login costs. The milter stands beside opendkim where there is
 * one, and is asked as Postfix asks ({@link chatmail.packaging.mta}), with a name server and a signing key of its own.
 * doveauth stands beside a dict server that does nothing, and is asked as Dovecot's auth workers do. Wake-ups take a whole
 * relay, and clients in IDLE.
 *
 * <p>Start reading at {@link chatmail.packaging.load.Load}; {@link chatmail.packaging.load.Round} is how both are asked,
 * {@link chatmail.packaging.mta.MtaConnection} and {@link chatmail.packaging.load.DictConnection} are the wire.
 */
@NullMarked
package chatmail.packaging.load;

import org.jspecify.annotations.NullMarked;
