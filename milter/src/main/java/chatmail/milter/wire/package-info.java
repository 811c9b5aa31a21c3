// SPDX-License-Identifier: Apache-2.0
/**
 * The milter protocol, version 6, between Postfix and a {@link chatmail.milter.session.Session}: bytes to events, verdicts
 * to replies.
 *
 * <p>Data flows one way: {@code MilterPipeline} is what a socket gets, {@code MilterConnection} serves one peer on its event
 * loop, {@code PacketReader} cuts what was read into packets, {@code Dialogue} tells the session what they mean and {@code
 * Replies} makes the answers. Nothing is kept but the packet that is still incomplete, and of the body not even that: its octets
 * go on to the session as they were read. The octets of a header field stay what they are.
 *
 * <p>What the peer may send is bounded: packets, connections, idle time. A peer that breaks the protocol loses its own
 * connection; a fault of ours is answered with 451 and the connection lives on. The protocol: Postfix's {@code
 * MILTER_README} and Sendmail's {@code mfdef.h}.
 */
@NullMarked
package chatmail.milter.wire;

import org.jspecify.annotations.NullMarked;
