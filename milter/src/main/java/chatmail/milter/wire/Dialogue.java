// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Verdict;
import chatmail.milter.session.Session;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What the MTA's packets mean to a session, and what is answered. */
final class Dialogue implements PacketReader.Receiver {
    private static final byte[] ONE_BLANK = {' '};

    /** The MTA's side. */
    interface Peer {
        void send(ByteBuf packet);

        /** Takes no further packet until {@code then} has dealt with the answer. */
        <T> void await(CompletionStage<T> answer, Consumer<T> then);

        /** No message is in progress any more. */
        void atRest();

        void close();
    }

    private final Session session;
    private final Peer peer;
    private Optional<Negotiation> negotiated = Optional.empty();
    private Optional<String> login = Optional.empty();
    private Optional<String> recipient = Optional.empty();
    private String client = "";
    private boolean bodyWanted = true;

    Dialogue(Session session, Peer peer) {
        this.session = session;
        this.peer = peer;
    }

    @Override
    public void packet(char command, byte[] payload) throws ProtocolException {
        if (command == Command.OPTION_NEGOTIATION) {
            session.abort();
            negotiated = Optional.of(Negotiation.answering(payload));
            peer.send(negotiated.get().reply());
            return;
        }
        if (negotiated.isEmpty()) {
            throw new ProtocolException("a command before option negotiation");
        }
        switch (command) {
            case Command.MACRO -> macros(payload);
            case Command.CONNECT -> {
                // XCLIENT makes another client of this one.
                session.abort();
                client = ClientAddress.of(payload);
                reply(Step.NO_REPLY_FOR_CONNECT);
            }
            case Command.HELO -> reply(Step.NO_REPLY_FOR_HELO);
            case Command.MAIL -> {
                session.mail(new Envelope(login, client, path(payload)));
                login = Optional.empty();
                reply(Step.NO_REPLY_FOR_MAIL);
            }
            case Command.RCPT ->
                peer.await(
                        session.recipient(forwardPath(payload)),
                        refusal -> peer.send(refusal.map(Replies::refusal).orElseGet(Replies::goOn)));
            case Command.DATA -> reply(Step.NO_REPLY_FOR_DATA);
            case Command.HEADER -> {
                session.header(header(payload));
                reply(Step.NO_REPLY_FOR_HEADER);
            }
            case Command.END_OF_HEADERS -> {
                session.endOfHeaders();
                reply(Step.NO_REPLY_FOR_END_OF_HEADERS);
            }
            case Command.END_OF_BODY -> {
                if (payload.length > 0) {
                    session.body(ByteBuffer.wrap(payload));
                }
                peer.await(session.endOfMessage(), this::end);
            }
            case Command.ABORT -> forget();
            case Command.QUIT -> peer.close();
            case Command.QUIT_NEW_CONNECTION -> {
                // What was agreed on holds for the SMTP session that follows.
                client = "";
                forget();
            }
            case Command.UNKNOWN -> reply(Step.NO_REPLY_FOR_UNKNOWN);
            default -> throw new ProtocolException("an unknown command");
        }
    }

    @Override
    public void bodyPiece(ByteBuffer piece) {
        bodyWanted = session.body(piece);
    }

    @Override
    public void bodyPacketEnds() throws ProtocolException {
        boolean skip = !bodyWanted && agreed().on(Step.UNDERSTANDS_SKIP);
        peer.send(skip ? Replies.skip() : Replies.goOn());
        bodyWanted = true;
    }

    /** CONTINUE, unless it was agreed that this stage gets no reply. */
    private void reply(int unlessAgreedOn) throws ProtocolException {
        if (!agreed().on(unlessAgreedOn)) {
            peer.send(Replies.goOn());
        }
    }

    private void end(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            peer.send(Replies.refusal(refused));
        } else if (verdict instanceof Verdict.Accepted accepted) {
            change(accepted, negotiated.orElseThrow());
            peer.send(Replies.goOn());
        }
        peer.atRest();
    }

    private void change(Verdict.Accepted accepted, Negotiation agreed) {
        if (accepted.nullSender() && agreed.mayChangeSender()) {
            peer.send(Replies.nullSender());
        }
        if (agreed.mayAddFields()) {
            boolean blanks = agreed.on(Step.LEADING_SPACE);
            accepted.newFields().forEach(field -> peer.send(Replies.insertion(field, blanks)));
        }
    }

    private void forget() {
        session.abort();
        login = Optional.empty();
        peer.atRest();
    }

    /** Macros come before each command and are about that one alone: a login is that of one message. */
    private void macros(byte[] payload) throws ProtocolException {
        if (payload.length == 0) {
            throw new ProtocolException("macros of no command");
        }
        if (payload[0] == Command.MAIL) {
            login = Optional.empty();
        } else if (payload[0] == Command.RCPT) {
            recipient = Optional.empty();
        }
        List<String> words = Strings.split(payload, 1);
        for (int i = 0; i + 1 < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "{rcpt_addr}" -> recipient = Optional.of(value).filter(name -> !name.isEmpty());
                case "{auth_authen}" -> login = Optional.of(value).filter(name -> !name.isEmpty());
                case "i" -> session.queueId(value);
                default -> {
                    // Postfix sends more than we asked for when it does not let us choose.
                }
            }
        }
    }

    /** As Postfix has rewritten it, for it delivers to more spellings of an address than we can read. */
    private String forwardPath(byte[] payload) throws ProtocolException {
        String path = recipient.orElse(path(payload));
        recipient = Optional.empty();
        return path;
    }

    private static String path(byte[] payload) throws ProtocolException {
        List<String> words = Strings.split(payload, 0);
        return words.isEmpty() ? "" : Strings.withoutBrackets(words.get(0));
    }

    private HeaderField header(byte[] payload) throws ProtocolException {
        int nameEnd = Strings.indexOfNul(payload, 0);
        int valueEnd = Strings.indexOfNul(payload, nameEnd + 1);
        byte[] value = Arrays.copyOfRange(payload, nameEnd + 1, valueEnd);
        if (!agreed().on(Step.LEADING_SPACE)) {
            // An MTA that cannot keep the blank behind the colon has eaten one.
            value = ByteBuffer.allocate(value.length + 1)
                    .put(ONE_BLANK)
                    .put(value)
                    .array();
        }
        return new HeaderField(Arrays.copyOf(payload, nameEnd), value);
    }

    private Negotiation agreed() throws ProtocolException {
        return negotiated.orElseThrow(() -> new ProtocolException("a command before option negotiation"));
    }
}
