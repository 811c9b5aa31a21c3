// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.nightcode.milter.ResponseCode;
import org.nightcode.milter.codec.MilterPacket;

/** Packets to the MTA. */
final class Replies {
    static final MilterPacket CONTINUE = new MilterPacket(ResponseCode.SMFIR_CONTINUE);
    static final MilterPacket SKIP = new MilterPacket(ResponseCode.SMFIR_SKIP);
    /** Keeps the MTA waiting. */
    static final MilterPacket PROGRESS = new MilterPacket(ResponseCode.SMFIR_PROGRESS);
    /** The reverse-path becomes {@code <>}. */
    static final MilterPacket NULL_SENDER =
            new MilterPacket(ResponseCode.SMFIR_CHGFROM, "<>\0".getBytes(StandardCharsets.US_ASCII));

    /** RFC 5321, section 4.5.3.1.5: a reply line has at most 512 octets. */
    private static final int MAX_TEXT = 480;

    private Replies() {}

    /** Puts a header field above all others. Postfix sets a blank before the value unless the value has its own. */
    static MilterPacket insertion(HeaderField field, boolean valueHasItsBlank) {
        byte[] value = field.value();
        int skip = !valueHasItsBlank && value.length > 0 && value[0] == ' ' ? 1 : 0;
        byte[] payload = ByteBuffer.allocate(4 + field.name().length + 1 + value.length - skip + 1)
                .putInt(0)
                .put(field.name())
                .put((byte) 0)
                .put(value, skip, value.length - skip)
                .array();
        return new MilterPacket(ResponseCode.SMFIR_INSHEADER, payload);
    }

    /**
     * The reply the client will read, on one line. Postfix takes {@code %} as the start of an escape, so it is doubled;
     * what is not printable ASCII would make the reply malformed and becomes {@code ?}.
     */
    static MilterPacket refusal(Verdict.Refused verdict) {
        String reply = verdict.reason().code() + " " + verdict.reason().enhancedCode() + ' ' + verdict.text();
        String line = reply.length() > MAX_TEXT ? reply.substring(0, MAX_TEXT) : reply;
        String safe = line.replaceAll("[^ -~]", "?").replace("%", "%%");
        return new MilterPacket(ResponseCode.SMFIR_REPLYCODE, (safe + '\0').getBytes(StandardCharsets.US_ASCII));
    }
}
