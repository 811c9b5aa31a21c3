// SPDX-License-Identifier: Apache-2.0
/**
 * The milter protocol, version 6, between Postfix and a {@link chatmail.milter.session.Session}: bytes to events, verdicts
 * to replies.
 *
 * <p>jmilter's codec makes packets of frames; everything above a packet is ours, because a header field must stay the
 * bytes it is. {@link chatmail.milter.wire.MilterPipeline} is what a socket gets, {@code MilterConnection} serves one peer. What
 * the peer may send is bounded: frames, connections, idle time. A peer that breaks the protocol loses its own connection;
 * a fault of ours is answered with 451 and the connection lives on. The protocol: Postfix's {@code MILTER_README} and
 * Sendmail's {@code mfdef.h}.
 */
@NullMarked
package chatmail.milter.wire;

import org.jspecify.annotations.NullMarked;
