// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a milter made of Postfix's offer.
 *
 * @param steps what it does not want to be told or does not answer
 * @param macros those it chose, by its number of the stage
 */
record Agreement(int steps, Map<Integer, List<String>> macros) {

    private static final int VERSION = 6;
    private static final int ALL_ACTIONS = 0x1ff;
    private static final int ALL_STEPS = 0x1fffff;
    private static final int LEADING_SPACE = 0x100000;

    static ByteBuffer offer() {
        return ByteBuffer.allocate(12)
                .putInt(VERSION)
                .putInt(ALL_ACTIONS)
                .putInt(ALL_STEPS)
                .flip();
    }

    static Agreement read(PacketInput.Packet packet) throws IOException {
        var payload = packet.payload();
        if (packet.letter() != 'O' || payload.remaining() < 12) {
            throw new IOException("no answer to the offer");
        }
        if (payload.getInt() != VERSION) {
            throw new IOException("another version of the protocol than " + VERSION);
        }
        payload.getInt();
        var steps = payload.getInt();
        var macros = new HashMap<Integer, List<String>>();
        while (payload.remaining() > 4) {
            macros.put(payload.getInt(), Stage.words(string(payload)));
        }
        return new Agreement(steps, Map.copyOf(macros));
    }

    /** The octets up to the next NUL, which is passed over. */
    static String string(ByteBuffer payload) {
        var text = new StringBuilder();
        while (payload.hasRemaining()) {
            var octet = payload.get();
            if (octet == 0) {
                break;
            }
            text.append(new String(new byte[] {octet}, ISO_8859_1));
        }
        return text.toString();
    }

    List<String> macros(Stage stage) {
        return macros.getOrDefault(stage.macroStage(), stage.macros());
    }

    /** Whether values of fields keep the blank behind the colon. */
    boolean keepsLeadingSpace() {
        return (steps & LEADING_SPACE) != 0;
    }
}
