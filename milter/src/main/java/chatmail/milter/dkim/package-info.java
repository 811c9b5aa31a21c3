// SPDX-License-Identifier: Apache-2.0
/**
 * DKIM signatures, verified and made while a message streams by.
 *
 * <p>RFC 6376 with the algorithms of RFC 8301 and RFC 8463, and the rules of a relay on top: only the domain of the author
 * counts, and all of the body must be signed. This is core code: it is fed octets and values, is told the time and what
 * DNS knows, and touches no file, socket or clock.
 *
 * <p>Start with {@link chatmail.milter.dkim.Verifier} and {@link chatmail.milter.dkim.DkimSignature}; the other direction
 * is {@link chatmail.milter.dkim.Signer}. What both hash comes from {@code HeaderCanonicalizer} and {@code BodyHashes}.
 */
@NullMarked
package chatmail.milter.dkim;

import org.jspecify.annotations.NullMarked;
