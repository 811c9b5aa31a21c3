// SPDX-License-Identifier: Apache-2.0
/**
 * Keys to sign with (RFC 6376, RFC 8463): made, listed, changed, and what DNS has to say about them.
 *
 * <p>A selector names a pair, {@code SELECTOR.private} for RSA and {@code SELECTOR-ed25519.private}, which is where the
 * milter looks. Start at {@link chatmail.packaging.admin.dkim.KeyFolder}.
 */
@NullMarked
package chatmail.packaging.admin.dkim;

import org.jspecify.annotations.NullMarked;
