// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import chatmail.common.listen.SocketServer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: hands requests to the door as they come and sends the replies in the order of the requests, however
 * long each takes. Lives on its event loop.
 *
 * <p>While a reply is due nothing more is read: what one read brought runs at once, up to a bound, the rest waits in the
 * kernel. So is the end of the stream, which Netty takes for the end of the whole connection: a peer that has closed its
 * sending side still gets its replies. A stop of the process and a malformed line end it after the replies due.
 */
final class DictSession extends SimpleChannelInboundHandler<DictRequest> {
    /** Requests of one connection that may be open; Dovecot itself has one. */
    static final int MAX_OPEN_REQUESTS = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DictSession.class);

    private final String door;
    private final DictHandler handler;
    private final Transactions transactions = new Transactions();
    private final DueReplies due = new DueReplies();
    private Optional<Iteration> iteration = Optional.empty();
    private boolean ending;

    /** Whether the decoder was told to wait, and may hold whole lines. */
    private boolean held;

    private boolean resuming;

    DictSession(String door, DictHandler handler) {
        this.door = door;
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DictRequest request) {
        if (ending) {
            return;
        }
        if (request instanceof DictRequest.Lookup lookup) {
            lookUp(context, lookup);
        } else if (request instanceof DictRequest.Iterate iterate) {
            iterate(context, iterate);
        } else if (request instanceof DictRequest.Begin begin) {
            require(context, transactions.begin(begin), "transaction that cannot begin");
        } else if (request instanceof DictRequest.Change change) {
            require(context, transactions.add(change), "transactions too large");
        } else if (request instanceof DictRequest.Commit commit) {
            commit(context, commit.id());
        } else if (request instanceof DictRequest.Rollback rollback) {
            transactions.end(rollback.id());
        } else if (request instanceof DictRequest.Malformed malformed) {
            require(context, false, malformed.why());
        }
    }

    private void lookUp(ChannelHandlerContext context, DictRequest.Lookup lookup) {
        CompletionStage<Optional<String>> value = ask(
                context,
                () -> handler.lookup(lookup),
                found -> found.<DictReply>map(DictReply.Found::new).orElseGet(DictReply.Missing::new),
                DictReply.Failed::new);
        value.whenComplete((found, failure) -> Arrays.fill(lookup.key(), (byte) 0));
    }

    private void commit(ChannelHandlerContext context, long id) {
        ask(
                context,
                () -> transactions
                        .end(id)
                        .map(transaction -> handler.commit(transaction.user(), transaction.changes()))
                        .orElseGet(() -> CompletableFuture.failedFuture(new DictFailure("no such transaction"))),
                done -> new DictReply.Committed(),
                why -> new DictReply.CommitFailed(id, why));
    }

    /** While it lasts nothing else is asked, so there is one at most. */
    private void iterate(ChannelHandlerContext context, DictRequest.Iterate request) {
        DueReplies.Place place = due.reserve(MAX_OPEN_REQUESTS);
        iteration = Optional.of(new Iteration(handler.iterate(request), place));
        goOn(context);
        steer(context);
    }

    private void goOn(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            iteration.ifPresent(open -> open.goOn(next -> next.whenComplete((items, failure) ->
                    // Never at once, or each part would be sent from within the call that sends the part before.
                    context.executor().execute(() -> sendPart(context, open, part(items, failure))))));
        }
    }

    private DictReply part(DictItems items, @Nullable Throwable failure) {
        if (failure != null) {
            return new DictReply.Failed(Failures.report(door, failure));
        }
        return items.size() == 0 ? new DictReply.NoMoreItems() : new DictReply.Items(items);
    }

    private void sendPart(ChannelHandlerContext context, Iteration open, DictReply part) {
        if (context.channel().isActive()) {
            open.fill(part);
            iteration = iteration.filter(present -> !part.ends());
            sendDue(context);
        }
    }

    private <T> CompletionStage<T> ask(
            ChannelHandlerContext context,
            Supplier<CompletionStage<T>> question,
            Function<T, DictReply> reply,
            Function<String, DictReply> failureReply) {
        DueReplies.Place place = due.reserve(1);
        CompletionStage<T> answer;
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        steer(context);
        answer.whenComplete((value, failure) -> {
            DictReply known = failure == null ? reply.apply(value) : failureReply.apply(Failures.report(door, failure));
            if (context.executor().inEventLoop()) {
                send(context, place, known);
            } else {
                context.executor().execute(() -> send(context, place, known));
            }
        });
        return answer;
    }

    private void send(ChannelHandlerContext context, DueReplies.Place place, DictReply known) {
        place.fill(known);
        sendDue(context);
    }

    private void sendDue(ChannelHandlerContext context) {
        for (var next = due.next(); next.isPresent(); next = due.next()) {
            context.write(Unpooled.wrappedBuffer(next.get().bytes()));
        }
        context.flush();
        goOn(context);
        if (ending) {
            closeWhenDone(context);
        } else {
            steer(context);
        }
    }

    /** Whether one more request may be handed over; the decoder asks before each. */
    boolean takesMore(ChannelHandlerContext context) {
        held = !hasRoom(context);
        return !held;
    }

    private boolean hasRoom(ChannelHandlerContext context) {
        return !ending && due.weight() < MAX_OPEN_REQUESTS && context.channel().isWritable();
    }

    /** Reads on or not. Held lines go on only after the present call, or their replies would overtake it. */
    private void steer(ChannelHandlerContext context) {
        if (held && !resuming && hasRoom(context)) {
            resuming = true;
            context.executor().execute(() -> resume(context));
        }
        context.channel().config().setAutoRead(hasRoom(context) && !held && due.isEmpty());
    }

    private void resume(ChannelHandlerContext context) {
        resuming = false;
        held = false;
        try {
            DictDecoder.resume(context);
        } catch (Exception e) {
            exceptionCaught(context, e);
        }
        steer(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        goOn(context);
        steer(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        iteration.ifPresent(Iteration::close);
        iteration = Optional.empty();
    }

    /** Ends a connection on which something came that Dovecot does not say; the input itself is never logged. */
    private void require(ChannelHandlerContext context, boolean holds, String otherwise) {
        if (!holds) {
            LOG.warn("{}: connection closed: {}", door, otherwise);
            end(context);
        }
    }

    private void end(ChannelHandlerContext context) {
        ending = true;
        context.channel().config().setAutoRead(false);
        closeWhenDone(context);
    }

    private void closeWhenDone(ChannelHandlerContext context) {
        if (due.isEmpty()) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == SocketServer.Drain.NOW) {
            end(context);
        } else if (event instanceof IdleStateEvent) {
            context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            Failures.report(door, cause);
        }
        context.close();
    }
}
