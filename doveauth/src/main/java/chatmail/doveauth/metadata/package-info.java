// SPDX-License-Identifier: Apache-2.0
/**
 * The door {@code metadata}: what clients get and set by IMAP METADATA (RFC 5464), and word of each delivery, which the Lua
 * script in Dovecot's LMTP sends as the entry {@code messagenew}.
 *
 * <p>{@link chatmail.doveauth.metadata.MetadataDict} is the door, {@code MetadataKey} reads what it is asked,
 * {@link chatmail.doveauth.metadata.DeviceTokens} are the rules, and {@link chatmail.doveauth.metadata.MetadataFiles} keeps
 * the tokens in {@code metadata.json}, as upstream relays do.
 */
@NullMarked
package chatmail.doveauth.metadata;

import org.jspecify.annotations.NullMarked;
