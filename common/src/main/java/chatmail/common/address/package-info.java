// SPDX-License-Identifier: Apache-2.0
/**
 * What an e-mail address is to a relay: a local part and a domain, parsed once and then passed around as one value.
 *
 * <p>Syntax: RFC 5321, section 4.1.2, narrowed to what becomes a mailbox on a chatmail relay. The header of a message
 * has its own reader, because RFC 5322 allows there what no envelope may hold.
 */
@NullMarked
package chatmail.common.address;

import org.jspecify.annotations.NullMarked;
