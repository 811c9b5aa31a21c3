// SPDX-License-Identifier: Apache-2.0
/**
 * Puts the milter under load and says what a message costs, side by side with opendkim where there is one. It plays
 * Postfix 3.7 at the milter protocol, version 6: the same packets, cut as Postfix cuts them, with a name server and a
 * signing key of its own, so that nothing but the daemon under load is measured.
 *
 * <p>Start reading at {@link chatmail.packaging.load.Load}; {@link chatmail.packaging.load.MtaConnection} is the wire.
 */
@NullMarked
package chatmail.packaging.load;

import org.jspecify.annotations.NullMarked;
