// SPDX-License-Identifier: Apache-2.0
/**
 * Tells an OpenPGP-encrypted message from everything else, without a key and without keeping it.
 *
 * <p>PGP/MIME is RFC 3156, section 4; armor and packets are RFC 9580, sections 6, 4 and 5. Only the framing and the fixed
 * fields are read: that is enough to know that nothing readable can be inside, and it stays right when new algorithms
 * come. This is core code: it is fed octets, and touches no file, socket or clock.
 *
 * <p>Start with {@link chatmail.milter.pgp.PgpMimeInspector}; the octets run from its parts through
 * {@link chatmail.milter.pgp.ArmorReader} into {@link chatmail.milter.pgp.PacketScanner}.
 */
@NullMarked
package chatmail.milter.pgp;

import org.jspecify.annotations.NullMarked;
