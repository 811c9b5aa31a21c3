// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What MTA and milter agreed on: the MTA offers, we take what we need.
 *
 * @param actions what we may do to a message
 * @param steps what the MTA leaves out and where it waits for no reply
 */
record Negotiation(int version, int actions, int steps) {
    private static final int OLDEST_VERSION = 2;
    private static final int NEWEST_VERSION = 6;

    /** SMFIF_ADDHDRS, SMFIF_CHGFROM and SMFIF_SETSYMLIST. */
    private static final int ADD_FIELDS = 0x1;

    private static final int CHANGE_SENDER = 0x40;

    private static final int CHOOSE_MACROS = 0x100;

    /** Stages that decide nothing get no reply; those of RCPT, body and end of message do. */
    private static final int WANTED_STEPS = Step.NO_HELO
            | Step.NO_UNKNOWN
            | Step.NO_REPLY_FOR_CONNECT
            | Step.NO_REPLY_FOR_HELO
            | Step.NO_REPLY_FOR_MAIL
            | Step.NO_REPLY_FOR_DATA
            | Step.NO_REPLY_FOR_HEADER
            | Step.NO_REPLY_FOR_END_OF_HEADERS
            | Step.NO_REPLY_FOR_UNKNOWN
            | Step.UNDERSTANDS_SKIP
            | Step.LEADING_SPACE;

    /** Macros by stage, as SMFIM_ENVFROM, SMFIM_ENVRCPT, SMFIM_DATA and SMFIM_EOM number them. */
    private static final int[] MACRO_STAGES = {2, 3, 4, 5};

    private static final String[] MACROS = {"i {auth_authen}", "i {rcpt_addr}", "i", "i"};

    /** @throws ProtocolException when the offer is too short or too old */
    static Negotiation answering(byte[] offer) throws ProtocolException {
        if (offer.length < 12) {
            throw new ProtocolException("an option negotiation of " + offer.length + " bytes (expected: 12)");
        }
        var in = ByteBuffer.wrap(offer);
        int version = in.getInt();
        if (version < OLDEST_VERSION) {
            throw new ProtocolException("milter protocol " + version + " (expected: 6)");
        }
        int actions = in.getInt() & (ADD_FIELDS | CHANGE_SENDER | CHOOSE_MACROS);
        return new Negotiation(Math.min(version, NEWEST_VERSION), actions, in.getInt() & WANTED_STEPS);
    }

    boolean on(int step) {
        return (steps & step) != 0;
    }

    boolean mayChangeSender() {
        return (actions & CHANGE_SENDER) != 0;
    }

    boolean mayAddFields() {
        return (actions & ADD_FIELDS) != 0;
    }

    ByteBuf reply() {
        var out = new ByteArrayOutputStream();
        putInt(out, version);
        putInt(out, actions);
        putInt(out, steps);
        if ((actions & CHOOSE_MACROS) != 0) {
            for (int i = 0; i < MACROS.length; i++) {
                putInt(out, MACRO_STAGES[i]);
                out.writeBytes(MACROS[i].getBytes(StandardCharsets.US_ASCII));
                out.write(0);
            }
        }
        return Replies.packet(Command.OPTION_NEGOTIATION, out.toByteArray());
    }

    private static void putInt(ByteArrayOutputStream out, int value) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(value).array());
    }
}
