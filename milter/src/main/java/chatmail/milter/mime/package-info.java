// SPDX-License-Identifier: Apache-2.0
/**
 * The header and the MIME structure of a message, read strictly while it streams by.
 *
 * <p>Only the few shapes a relay lets through are understood, and whatever two honest readers could understand in two
 * ways is refused: RFC 5322 for the header, RFC 2045 and 2046 for types, encodings and parts. Nothing of a body is kept.
 * This is core code: it is fed octets and values, and touches no file, socket or clock.
 *
 * <p>Start with {@link chatmail.milter.mime.BodyInspector}, then {@link chatmail.milter.mime.MultipartInspector}; the
 * address of the author comes from {@link chatmail.milter.mime.FromHeader}.
 */
@NullMarked
package chatmail.milter.mime;

import org.jspecify.annotations.NullMarked;
