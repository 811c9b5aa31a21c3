// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * One buffer for all that an event loop reads, whoever sent it: what is read must be used, or copied, before the next read.
 * A buffer for each read, cleared by the JVM first, costs more than the read.
 */
final class ReadBuffer extends DefaultMaxMessagesRecvByteBufAllocator {
    /** As much as Postfix has to say at once: a body packet. */
    private static final int OCTETS = 64 * 1024;

    private static final FastThreadLocal<ByteBuf> BUFFERS = new FastThreadLocal<>() {
        @Override
        protected ByteBuf initialValue() {
            return Unpooled.buffer(OCTETS, OCTETS);
        }
    };

    @Override
    @SuppressWarnings("deprecation") // The old type is what the interface of this version returns.
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public ByteBuf allocate(ByteBufAllocator unused) {
                return BUFFERS.get().clear().retain();
            }

            @Override
            public int guess() {
                return OCTETS;
            }
        };
    }
}
