// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Cuts the stream into lines and hands each on as a {@link DictRequest}. Lines are overwritten once read.
 *
 * <p>Before each it asks whether there is room, so that one full read cannot become thousands of requests at once; {@link
 * #resume} goes on. After a malformed line the rest of the stream is thrown away.
 */
final class DictDecoder extends ByteToMessageDecoder {
    /** As in Dovecot; a longer line is malformed. */
    static final int MAX_LINE_BYTES = 65_536;

    private final Predicate<ChannelHandlerContext> room;
    private int scanned;
    private boolean broken;

    /** @param room whether one more request may be handed on */
    DictDecoder(Predicate<ChannelHandlerContext> room) {
        this.room = room;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            wipe(in, in.readableBytes());
            return;
        }
        if (!room.test(context)) {
            return;
        }
        int end = in.indexOf(in.readerIndex() + scanned, in.writerIndex(), (byte) '\n');
        scanned = in.readableBytes();
        int length = end < 0 ? in.readableBytes() : end - in.readerIndex();
        if (length > MAX_LINE_BYTES) {
            wipe(in, in.readableBytes());
            add(out, new DictRequest.Malformed("line longer than " + MAX_LINE_BYTES + " octets"));
        } else if (end >= 0) {
            byte[] line = new byte[length];
            in.getBytes(in.readerIndex(), line);
            wipe(in, length + 1);
            scanned = 0;
            add(out, DictParser.parse(line));
            Arrays.fill(line, (byte) 0);
        }
    }

    private void add(List<Object> out, DictRequest request) {
        broken = request instanceof DictRequest.Malformed;
        out.add(request);
    }

    private static void wipe(ByteBuf in, int length) {
        if (!in.isReadOnly()) {
            in.setZero(in.readerIndex(), length);
        }
        in.skipBytes(length);
    }

    /** Decodes what came while there was no room; call on the event loop, never from inside a read. */
    static void resume(ChannelHandlerContext context) throws Exception {
        var decoder = context.pipeline().context(DictDecoder.class);
        if (decoder != null) {
            ((DictDecoder) decoder.handler()).channelRead(decoder, Unpooled.EMPTY_BUFFER);
        }
    }
}
