// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.common.listen.SocketServer;
import chatmail.common.observe.Faults;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Verdict;
import chatmail.milter.session.MessageLog;
import chatmail.milter.session.Session;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.nightcode.milter.ProtocolSteps;
import org.nightcode.milter.codec.MilterPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the MTA, on its event loop. While an answer is being looked up nothing more is read, so packets keep
 * their order and wait in the socket.
 */
final class MilterConnection extends SimpleChannelInboundHandler<MilterPacket> {
    private static final Logger LOG = LoggerFactory.getLogger(MilterConnection.class);
    private static final byte[] ONE_BLANK = {' '};
    /** Postfix gives up after 300 s without a word (milter_content_timeout). */
    private static final int PROGRESS_SECONDS = 10;

    private final Session session;
    private final MessageLog log;
    private Optional<Negotiation> negotiated = Optional.empty();
    private Optional<String> login = Optional.empty();
    private String client = "";
    private boolean draining;

    MilterConnection(Session session, MessageLog log) {
        this.session = session;
        this.log = log;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        log.connected();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        session.abort();
        log.disconnected();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MilterPacket packet) throws ProtocolException {
        byte[] payload = packet.payload();
        char command = (char) packet.command();
        if (command == Command.OPTION_NEGOTIATION) {
            negotiated = Optional.of(Negotiation.answering(payload));
            context.writeAndFlush(negotiated.get().reply());
            return;
        }
        if (negotiated.isEmpty()) {
            throw new ProtocolException("a command before option negotiation");
        }
        switch (command) {
            case Command.MACRO -> macros(payload);
            case Command.CONNECT -> {
                client = ClientAddress.of(payload);
                reply(context, ProtocolSteps.NO_REPLY_FOR_CONNECT);
            }
            case Command.HELO -> reply(context, ProtocolSteps.NO_REPLY_FOR_HELO);
            case Command.MAIL -> {
                session.mail(new Envelope(login, client, path(payload)));
                reply(context, ProtocolSteps.NO_REPLY_FOR_MAIL_FROM);
            }
            case Command.RCPT ->
                answer(
                        context,
                        session.recipient(path(payload)),
                        refusal -> context.writeAndFlush(
                                refusal.map(Replies::refusal).orElse(Replies.CONTINUE)));
            case Command.DATA -> reply(context, ProtocolSteps.NO_REPLY_FOR_DATA);
            case Command.HEADER -> {
                session.header(header(payload));
                reply(context, ProtocolSteps.NO_REPLY_FOR_HEADERS);
            }
            case Command.END_OF_HEADERS -> {
                session.endOfHeaders();
                reply(context, ProtocolSteps.NO_REPLY_FOR_EOH);
            }
            case Command.BODY -> {
                boolean more = session.body(ByteBuffer.wrap(payload));
                boolean skip = !more && negotiated.get().agreedOn(ProtocolSteps.UNDERSTAND_SKIP);
                context.writeAndFlush(skip ? Replies.SKIP : Replies.CONTINUE);
            }
            case Command.END_OF_BODY -> {
                if (payload.length > 0) {
                    session.body(ByteBuffer.wrap(payload));
                }
                answer(context, session.endOfMessage(), verdict -> end(context, verdict));
            }
            case Command.ABORT -> forget(context);
            case Command.QUIT -> context.close();
            case Command.QUIT_NEW_CONNECTION -> {
                forget(context);
                negotiated = Optional.empty();
            }
            case Command.UNKNOWN -> reply(context, ProtocolSteps.NO_REPLY_FOR_UNKNOWN);
            default -> throw new ProtocolException("an unknown command");
        }
    }

    /** CONTINUE, unless it was agreed that this stage gets no reply. */
    private void reply(ChannelHandlerContext context, int unlessAgreedOn) {
        if (!negotiated.orElseThrow().agreedOn(unlessAgreedOn)) {
            context.writeAndFlush(Replies.CONTINUE);
        }
    }

    private <T> void answer(ChannelHandlerContext context, CompletionStage<T> stage, Consumer<T> then) {
        var config = context.channel().config();
        config.setAutoRead(false);
        keepWaiting(context, stage)
                .thenAcceptAsync(
                        answer -> {
                            then.accept(answer);
                            config.setAutoRead(true);
                        },
                        context.executor())
                .exceptionally(fault -> {
                    exceptionCaught(context, fault);
                    return null;
                });
    }

    /** Only an answer that takes its time is worth a timer. */
    private static <T> CompletionStage<T> keepWaiting(ChannelHandlerContext context, CompletionStage<T> stage) {
        if (stage.toCompletableFuture().isDone()) {
            return stage;
        }
        var progress = context.executor()
                .scheduleAtFixedRate(
                        () -> context.writeAndFlush(Replies.PROGRESS),
                        PROGRESS_SECONDS,
                        PROGRESS_SECONDS,
                        TimeUnit.SECONDS);
        return stage.whenComplete((answer, fault) -> progress.cancel(false));
    }

    /** Whether there is neither a message nor an answer in progress. */
    private boolean atRest(ChannelHandlerContext context) {
        return !session.busy() && context.channel().config().isAutoRead();
    }

    private void end(ChannelHandlerContext context, Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            context.writeAndFlush(Replies.refusal(refused));
        } else if (verdict instanceof Verdict.Accepted accepted) {
            change(context, accepted, negotiated.orElseThrow());
            context.writeAndFlush(Replies.CONTINUE);
        }
        if (draining) {
            context.close();
        }
    }

    private static void change(ChannelHandlerContext context, Verdict.Accepted accepted, Negotiation agreed) {
        if (accepted.nullSender() && agreed.mayChangeSender()) {
            context.write(Replies.NULL_SENDER);
        }
        if (agreed.mayAddFields()) {
            boolean blanks = agreed.agreedOn(ProtocolSteps.HEADER_VALUE_LEADING_SPACE);
            accepted.newFields().forEach(field -> context.write(Replies.insertion(field, blanks)));
        }
    }

    private void forget(ChannelHandlerContext context) {
        session.abort();
        login = Optional.empty();
        if (draining) {
            context.close();
        }
    }

    /** Macros come before each command; those of MAIL begin a new message. */
    private void macros(byte[] payload) throws ProtocolException {
        if (payload.length == 0) {
            throw new ProtocolException("macros of no command");
        }
        if (payload[0] == Command.MAIL) {
            login = Optional.empty();
        }
        List<String> words = Strings.split(payload, 1);
        for (int i = 0; i + 1 < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "{auth_authen}" -> login = Optional.of(value).filter(name -> !name.isEmpty());
                case "i" -> session.queueId(value);
                default -> {
                    // Postfix sends more than we asked for when it does not let us choose.
                }
            }
        }
    }

    private static String path(byte[] payload) throws ProtocolException {
        List<String> words = Strings.split(payload, 0);
        return words.isEmpty() ? "" : Strings.withoutBrackets(words.get(0));
    }

    private HeaderField header(byte[] payload) throws ProtocolException {
        int nameEnd = Strings.indexOfNul(payload, 0);
        int valueEnd = Strings.indexOfNul(payload, nameEnd + 1);
        byte[] value = Arrays.copyOfRange(payload, nameEnd + 1, valueEnd);
        if (!negotiated.orElseThrow().agreedOn(ProtocolSteps.HEADER_VALUE_LEADING_SPACE)) {
            // An MTA that cannot keep the blank behind the colon has eaten one.
            value = ByteBuffer.allocate(value.length + 1)
                    .put(ONE_BLANK)
                    .put(value)
                    .array();
        }
        return new HeaderField(Arrays.copyOf(payload, nameEnd), value);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SocketServer.Drain.NOW) {
            draining = true;
            if (atRest(context)) {
                context.close();
            }
        } else if (event instanceof IdleStateEvent && atRest(context)) {
            // During a message silence is normal: Postfix says nothing while a slow client uploads.
            LOG.warn("closing a connection that was idle for too long");
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Netty wraps what decoders throw; no other message may show what the peer sent.
        Throwable origin = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (origin instanceof ProtocolException) {
            LOG.warn("closing a connection that broke the milter protocol: {}", origin.getMessage());
        } else if (origin instanceof DecoderException) {
            LOG.warn(
                    "closing a connection with a frame that is none: {}",
                    origin.getClass().getSimpleName());
        } else if (!(origin instanceof IOException)) {
            Faults.log(LOG, "closing a connection", origin);
        }
        context.close();
    }
}
