// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Policy;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Verdict;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A connection: any number of messages, one after the other. Used by one thread at a time. */
public final class Session {
    private final Policy policy;
    private final Lookups lookups;
    private final MessageLog log;
    private Optional<Transaction> transaction = Optional.empty();

    public Session(Policy policy, Lookups lookups, MessageLog log) {
        this.policy = policy;
        this.lookups = lookups;
        this.log = log;
    }

    /** MAIL FROM: a message begins; one that had not ended is forgotten. */
    public void mail(Envelope envelope) {
        abort();
        transaction = Optional.of(new Transaction(policy, envelope, lookups, log));
    }

    /** Whether a message is being handed over. */
    public boolean busy() {
        return transaction.isPresent();
    }

    /** Whether a message has begun of which Postfix has handed over nothing yet. */
    public boolean uploading() {
        return transaction.filter(Transaction::isEnvelope).isPresent();
    }

    /** Postfix makes the queue id with the first recipient it takes, so it comes late. */
    public void queueId(String id) {
        transaction.ifPresent(message -> message.queueId(id));
    }

    /** RCPT TO; the stage may complete on another thread, and never exceptionally. */
    public CompletionStage<Optional<Verdict.Refused>> recipient(String forwardPath) {
        return transaction
                .map(message -> message.recipient(forwardPath))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.of(outOfOrder())));
    }

    public void header(HeaderField field) {
        transaction.ifPresent(message -> message.header(field));
    }

    public void endOfHeaders() {
        transaction.ifPresent(Transaction::endOfHeaders);
    }

    /** @return whether more of the body is wanted */
    public boolean body(ByteBuffer piece) {
        return transaction.map(message -> message.body(piece)).orElse(false);
    }

    /** The message is complete, and over; never completes exceptionally. */
    public CompletionStage<Verdict> endOfMessage() {
        Optional<Transaction> ending = transaction;
        transaction = Optional.empty();
        return ending.map(Transaction::end).orElseGet(() -> CompletableFuture.completedStage(outOfOrder()));
    }

    /** The message is forgotten; Postfix also says so after every one that has ended. */
    public void abort() {
        transaction.ifPresent(Transaction::forget);
        transaction = Optional.empty();
    }

    /** An MTA that speaks out of order has lost count of its messages; let it try again from the start. */
    private static Verdict.Refused outOfOrder() {
        return Verdict.Refused.because(Reason.INTERNAL, "MAIL FROM is missing");
    }
}
