// SPDX-License-Identifier: Apache-2.0
/**
 * Public keys of DKIM from DNS (RFC 6376, section 3.6.2), asked for without waiting and remembered for their TTL.
 *
 * <p>{@link chatmail.milter.dns.DnsKeyLookup} asks, {@link chatmail.milter.dns.KeyCache} remembers, and {@link
 * chatmail.milter.dns.AuthorCheck}, where to start reading, brings a verifier its keys. That a name does not exist and that
 * nobody could be asked are different answers all the way: only the first can refuse a message for good.
 */
@NullMarked
package chatmail.milter.dns;

import org.jspecify.annotations.NullMarked;
