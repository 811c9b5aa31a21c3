// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * Cuts what the MTA sends into packets: a length of four octets, a letter, a payload. The body of a message is handed on
 * as it comes, however it is packed, so that a connection keeps none of it.
 */
final class PacketReader {
    /** Postfix sends at most 65,535 octets of body, or a header field of at most 60,000, in a packet. */
    private static final int MAX_OCTETS = 256 * 1024;

    private static final int LENGTH_OCTETS = 4;
    private static final int HEAD_OCTETS = LENGTH_OCTETS + 1;

    /** Takes packets in their order. */
    interface Receiver {
        /** Any packet but one of the body. */
        void packet(char command, byte[] payload) throws ProtocolException;

        /** Some of a packet of the body; the octets may be others after the call. */
        void bodyPiece(ByteBuffer piece);

        /** The packet of the body is complete; the MTA waits. */
        void bodyPacketEnds() throws ProtocolException;
    }

    private final Receiver receiver;
    private int headOctets;
    private int length;
    private char command;
    private int missing;
    private final ByteArrayOutputStream payload = new ByteArrayOutputStream(0);

    PacketReader(Receiver receiver) {
        this.receiver = receiver;
    }

    /**
     * Hands packets on until the input is used up, or the receiver has to wait before it can take another.
     *
     * @throws ProtocolException at a packet of no possible length, and whatever the receiver refuses
     */
    void take(ByteBuf in, BooleanSupplier waiting) throws ProtocolException {
        while (in.isReadable() && !waiting.getAsBoolean()) {
            if (headOctets < HEAD_OCTETS) {
                head(in.readByte());
            } else {
                payload(in);
            }
            if (headOctets == HEAD_OCTETS && missing == 0) {
                headOctets = 0;
                packetEnds();
            }
        }
    }

    private void head(byte octet) throws ProtocolException {
        headOctets++;
        if (headOctets == HEAD_OCTETS) {
            command = (char) (octet & 0xff);
            missing = length - 1;
            return;
        }
        length = (length << 8) | (octet & 0xff);
        if (headOctets == LENGTH_OCTETS && (length < 1 || length > MAX_OCTETS)) {
            throw new ProtocolException(
                    "a packet of " + Integer.toUnsignedString(length) + " octets (expected: 1 to " + MAX_OCTETS + ")");
        }
    }

    private void payload(ByteBuf in) throws ProtocolException {
        int octets = Math.min(missing, in.readableBytes());
        ByteBuffer piece = in.nioBuffer(in.readerIndex(), octets);
        if (command == Command.BODY) {
            receiver.bodyPiece(piece);
        } else {
            var copy = new byte[octets];
            piece.get(copy);
            payload.writeBytes(copy);
        }
        in.skipBytes(octets);
        missing -= octets;
    }

    private void packetEnds() throws ProtocolException {
        length = 0;
        if (command == Command.BODY) {
            receiver.bodyPacketEnds();
        } else {
            byte[] whole = payload.toByteArray();
            payload.reset();
            receiver.packet(command, whole);
        }
    }
}
