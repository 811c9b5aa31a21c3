// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketOutputTest {

    private final List<String> writes = new ArrayList<>();
    private final PacketOutput out = new PacketOutput(new Recorder());

    /** Remembers what each call of write took. */
    private final class Recorder implements WritableByteChannel {
        @Override
        public int write(ByteBuffer octets) {
            var taken = new byte[octets.remaining()];
            octets.get(taken);
            writes.add(new String(taken, ISO_8859_1));
            return taken.length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void aPacketIsItsLengthItsLetterAndItsStrings() throws IOException {
        out.packet('M', "<a@b>", "SIZE=1");
        out.flush();
        assertThat(writes).containsExactly("\0\0\0\u000eM<a@b>\0SIZE=1\0");
    }

    @Test
    void packetsThatNobodyWaitsForAreWrittenTogether() throws IOException {
        out.packet('A');
        out.packet('Q');
        out.flush();
        assertThat(writes).containsExactly("\0\0\0\u0001A\0\0\0\u0001Q");
    }

    @Test
    void aLargePacketIsWrittenInPiecesOfPostfixsBuffer() throws IOException {
        out.packet('B', ByteBuffer.wrap("x".repeat(65_535).getBytes(ISO_8859_1)));
        out.flush();
        assertThat(writes.subList(0, writes.size() - 1)).allMatch(piece -> piece.length() == PacketOutput.PIECE);
        assertThat(String.join("", writes)).isEqualTo("\0\u0001\0\0B" + "x".repeat(65_535));
    }
}
