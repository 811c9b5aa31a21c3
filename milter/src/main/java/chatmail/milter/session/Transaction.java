// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.policy.Ending;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Inspection;
import chatmail.milter.policy.NeedsAuthor;
import chatmail.milter.policy.Policy;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Verdict;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * One message, from MAIL FROM on. A fault of ours at any step is kept, and is the verdict of whatever is answered next, as
 * is a command out of order: nothing passes because of an error, and the sender tries again.
 */
final class Transaction {
    /** What comes next of the message. */
    private enum Stage {
        ENVELOPE,
        HEADER,
        BODY
    }

    /** What a header field takes besides its octets, and the buffers of a message's inspectors; both on the large side. */
    private static final int OBJECTS = 128;

    private static final int BUFFERS = 32 * 1024;

    private final Envelope envelope;
    private final Lookups lookups;
    private final MessageLog log;
    private final MessageFacts facts;
    private final Set<Reason> reported = EnumSet.noneOf(Reason.class);
    private final Set<Address> admitted = new HashSet<>();
    private Optional<Inspection> inspection = Optional.empty();
    private Stage stage = Stage.ENVELOPE;
    private Optional<Reason> failure = Optional.empty();
    private long memory;

    Transaction(Policy policy, Envelope envelope, Lookups lookups, MessageLog log) {
        this.envelope = envelope;
        this.lookups = lookups;
        this.log = log;
        facts = log.begin();
        guard(() -> {
            inspection = Optional.of(policy.begin(envelope));
            return true;
        });
    }

    void queueId(String id) {
        facts.queueId = id;
    }

    /** Whether no part of the content has come. */
    boolean isEnvelope() {
        return stage == Stage.ENVELOPE;
    }

    CompletionStage<Optional<Verdict.Refused>> recipient(String forwardPath) {
        expect(stage == Stage.ENVELOPE);
        Optional<Address> asked = guard(() -> inspection.orElseThrow().accountNeededFor(forwardPath))
                .flatMap(needed -> needed);
        if (asked.isEmpty()) {
            return CompletableFuture.completedStage(judge(forwardPath, Optional.empty()));
        }
        Set<Address> senders = newSenders();
        return lookups.accounts()
                .find(asked.get(), senders)
                .handle((known, fault) ->
                        fault == null ? judge(forwardPath, known, senders) : refused(lookupFailed(fault)));
    }

    private Optional<Verdict.Refused> judge(String forwardPath, AccountLookup.Known known, Set<Address> senders) {
        if (known.senderBlocked()) {
            return refused(Verdict.Refused.because(Reason.BLOCKED));
        }
        admitted.addAll(senders);
        return judge(forwardPath, known.account());
    }

    /** Those of whom it is not known yet that they may send. */
    private Set<Address> newSenders() {
        var senders = new HashSet<Address>(
                guard(() -> inspection.orElseThrow().senders()).orElse(Set.of()));
        senders.removeAll(admitted);
        return senders;
    }

    private Verdict.Refused lookupFailed(Throwable fault) {
        return fault instanceof RejectedExecutionException
                ? Verdict.Refused.because(Reason.OVERLOAD)
                : fault(Reason.INTERNAL, fault);
    }

    private Optional<Verdict.Refused> judge(String forwardPath, Optional<Account> account) {
        Optional<Optional<Verdict.Refused>> judged =
                guard(() -> inspection.orElseThrow().recipient(forwardPath, account));
        if (judged.isEmpty()) {
            return refused(Verdict.Refused.because(failure.orElse(Reason.INTERNAL)));
        }
        if (judged.get().isPresent()) {
            return refused(judged.get().get());
        }
        facts.recipients++;
        return Optional.empty();
    }

    /** A message with many bad recipients gets one line in the log, not one for each. */
    private Optional<Verdict.Refused> refused(Verdict.Refused verdict) {
        if (reported.add(verdict.reason())) {
            log.report(envelope, facts, verdict);
        }
        return Optional.of(verdict);
    }

    void header(HeaderField field) {
        int octets = field.name().length + field.value().length + 3;
        facts.octets += octets;
        expect(stage != Stage.BODY);
        stage = Stage.HEADER;
        keep(octets + OBJECTS);
        guard(() -> {
            inspection.orElseThrow().header(field);
            return true;
        });
    }

    void endOfHeaders() {
        expect(stage != Stage.BODY);
        stage = Stage.BODY;
        keep(BUFFERS);
        guard(() -> {
            inspection.orElseThrow().endOfHeaders();
            return true;
        });
    }

    boolean body(ByteBuffer piece) {
        facts.octets += piece.remaining();
        expect(stage == Stage.BODY);
        return guard(() -> inspection.orElseThrow().body(piece)).orElse(false);
    }

    CompletionStage<Verdict> end() {
        expect(stage == Stage.BODY);
        Optional<Ending> ending = guard(() -> inspection.orElseThrow().end());
        if (ending.isPresent() && ending.get() instanceof NeedsAuthor question) {
            return lookups.authors()
                    .verify(question.verifier(), lookups.thread())
                    .thenApply(verification -> {
                        log.count(verification);
                        return question.then().apply(verification);
                    })
                    .exceptionally(fault -> fault(Reason.INTERNAL, fault))
                    .thenCompose(this::unlessBlocked)
                    .thenApply(this::ended);
        }
        Verdict verdict = ending.isPresent() && ending.get() instanceof Verdict known
                ? known
                : Verdict.Refused.because(failure.orElse(Reason.INTERNAL));
        return unlessBlocked(verdict).thenApply(this::ended);
    }

    /** The last question, because only now it is sure who the author is. */
    private CompletionStage<Verdict> unlessBlocked(Verdict verdict) {
        if (!verdict.reason().accepts()) {
            return CompletableFuture.completedStage(verdict);
        }
        return lookups.accounts().anyBlocked(newSenders()).handle((blocked, fault) -> {
            if (fault != null) {
                return lookupFailed(fault);
            }
            return blocked ? Verdict.Refused.because(Reason.BLOCKED) : verdict;
        });
    }

    private Verdict ended(Verdict verdict) {
        log.report(envelope, facts, verdict);
        inspection.flatMap(Inspection::packets).ifPresent(log::count);
        forget();
        return verdict;
    }

    /** Takes from what all messages share; when that is used up, the sender of this one tries again later. */
    private void keep(int octets) {
        if (failure.isEmpty() && lookups.memory().take(octets)) {
            memory += octets;
        } else if (failure.isEmpty()) {
            failure = Optional.of(Reason.OVERLOAD);
        }
    }

    /** The message is over: what it took is there for others. */
    void forget() {
        lookups.memory().giveBack(memory);
        memory = 0;
    }

    /** An MTA that does not keep the order of SMTP has mixed up its messages; the sender shall try again. */
    private void expect(boolean inOrder) {
        if (!inOrder && failure.isEmpty()) {
            failure = Optional.of(Reason.INTERNAL);
            log.outOfOrder(facts);
        }
    }

    /** @return empty when it failed, now or before */
    private <T> Optional<T> guard(Supplier<T> step) {
        if (failure.isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(step.get());
        } catch (RuntimeException e) {
            fault(Reason.INTERNAL, e);
            return Optional.empty();
        }
    }

    private Verdict.Refused fault(Reason reason, Throwable fault) {
        failure = Optional.of(reason);
        log.fault(facts, fault);
        return Verdict.Refused.because(reason);
    }
}
