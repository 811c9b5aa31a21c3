// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Packets to the MTA, ready to be written. */
final class Replies {
    private static final ByteBuf CONTINUE = constant('c', "");
    private static final ByteBuf SKIP = constant('s', "");
    private static final ByteBuf PROGRESS = constant('p', "");
    private static final ByteBuf NULL_SENDER = constant('e', "<>\0");

    /** RFC 5321, section 4.5.3.1.5: a reply line has at most 512 octets. */
    private static final int MAX_TEXT = 480;

    private Replies() {}

    /** Go on. */
    static ByteBuf goOn() {
        return CONTINUE.duplicate();
    }

    /** The rest of the body cannot change the verdict. */
    static ByteBuf skip() {
        return SKIP.duplicate();
    }

    /** Keeps the MTA waiting. */
    static ByteBuf progress() {
        return PROGRESS.duplicate();
    }

    /** The reverse-path becomes {@code <>}. */
    static ByteBuf nullSender() {
        return NULL_SENDER.duplicate();
    }

    /** Puts a header field above all others. Postfix sets a blank before the value unless the value has its own. */
    static ByteBuf insertion(HeaderField field, boolean valueHasItsBlank) {
        byte[] value = field.value();
        int skip = !valueHasItsBlank && value.length > 0 && value[0] == ' ' ? 1 : 0;
        byte[] payload = ByteBuffer.allocate(4 + field.name().length + 1 + value.length - skip + 1)
                .putInt(0)
                .put(field.name())
                .put((byte) 0)
                .put(value, skip, value.length - skip)
                .array();
        return packet('i', payload);
    }

    /**
     * The reply the client will read, on one line. Postfix takes {@code %} as the start of an escape, so it is doubled;
     * what is not printable ASCII would make the reply malformed and becomes {@code ?}.
     */
    static ByteBuf refusal(Verdict.Refused verdict) {
        String reply = verdict.reason().code() + " " + verdict.reason().enhancedCode() + ' ' + verdict.text();
        String line = reply.length() > MAX_TEXT ? reply.substring(0, MAX_TEXT) : reply;
        String safe = line.replaceAll("[^ -~]", "?").replace("%", "%%");
        return packet('y', (safe + '\0').getBytes(StandardCharsets.US_ASCII));
    }

    /** A length of four octets, a letter, the payload. */
    static ByteBuf packet(char letter, byte[] payload) {
        return Unpooled.directBuffer(5 + payload.length)
                .writeInt(1 + payload.length)
                .writeByte(letter)
                .writeBytes(payload);
    }

    private static ByteBuf constant(char letter, String payload) {
        return Unpooled.unreleasableBuffer(
                packet(letter, payload.getBytes(StandardCharsets.US_ASCII)).asReadOnly());
    }
}
