// SPDX-License-Identifier: Apache-2.0
/**
 * The milter: inspects mail for Postfix, one process, three sockets.
 *
 * <p>Floors from the top: {@code wire} speaks the milter protocol, {@code session} keeps a connection and a message, {@code
 * policy} knows what each role demands, {@code dkim}, {@code pgp} and {@code mime} read what a message is made of. Everything
 * from {@code policy} down is told bytes and the time and touches nothing; {@code dns} and {@code keys} do the touching for
 * DKIM. {@link chatmail.milter.MilterMain} joins them.
 */
@NullMarked
package chatmail.milter;

import org.jspecify.annotations.NullMarked;
