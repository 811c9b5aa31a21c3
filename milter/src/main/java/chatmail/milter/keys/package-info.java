// SPDX-License-Identifier: Apache-2.0
/**
 * Private keys of DKIM on disk: checked before they are used, read again when they change.
 *
 * <p>PEM as opendkim-genkey and openssl write it. The RSA key is {@code SELECTOR.private}; an Ed25519 key beside it is
 * {@code SELECTOR-ed25519.private} and has that longer name as its selector, because one DNS name must not hold two keys
 * (RFC 6376, section 3.6.2.2). Start at {@link chatmail.milter.keys.KeyFiles}.
 */
@NullMarked
package chatmail.milter.keys;

import org.jspecify.annotations.NullMarked;
