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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * One message, from MAIL FROM on. A fault of ours at any step is kept, and is the verdict of whatever is answered next:
 * nothing passes because of an error, and the sender tries again.
 */
final class Transaction {
    private final Envelope envelope;
    private final Lookups lookups;
    private final MessageLog log;
    private final MessageFacts facts;
    private final Set<Reason> reported = EnumSet.noneOf(Reason.class);
    private Optional<Inspection> inspection = Optional.empty();
    private boolean failed;

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

    CompletionStage<Optional<Verdict.Refused>> recipient(String forwardPath) {
        Optional<Address> asked = guard(() -> inspection.orElseThrow().accountNeededFor(forwardPath))
                .flatMap(needed -> needed);
        if (asked.isEmpty()) {
            return CompletableFuture.completedStage(judge(forwardPath, Optional.empty()));
        }
        return lookups.accounts()
                .find(asked.get())
                .handle((account, fault) -> fault == null ? judge(forwardPath, account) : refused(lookupFailed(fault)));
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
            return refused(Verdict.Refused.because(Reason.INTERNAL));
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
        facts.octets += field.name().length + field.value().length + 3;
        guard(() -> {
            inspection.orElseThrow().header(field);
            return true;
        });
    }

    void endOfHeaders() {
        guard(() -> {
            inspection.orElseThrow().endOfHeaders();
            return true;
        });
    }

    boolean body(ByteBuffer piece) {
        facts.octets += piece.remaining();
        return guard(() -> inspection.orElseThrow().body(piece)).orElse(false);
    }

    CompletionStage<Verdict> end() {
        Optional<Ending> ending = guard(() -> inspection.orElseThrow().end());
        if (ending.isPresent() && ending.get() instanceof NeedsAuthor question) {
            return lookups.authors()
                    .verify(question.verifier(), lookups.thread())
                    .thenApply(verification -> {
                        log.count(verification);
                        return question.then().apply(verification);
                    })
                    .exceptionally(fault -> fault(Reason.INTERNAL, fault))
                    .thenApply(this::ended);
        }
        Verdict verdict = ending.isPresent() && ending.get() instanceof Verdict known
                ? known
                : Verdict.Refused.because(Reason.INTERNAL);
        return CompletableFuture.completedStage(ended(verdict));
    }

    private Verdict ended(Verdict verdict) {
        log.report(envelope, facts, verdict);
        inspection.flatMap(Inspection::packets).ifPresent(log::count);
        return verdict;
    }

    /** @return empty when it failed, now or before */
    private <T> Optional<T> guard(Supplier<T> step) {
        if (failed) {
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
        failed = true;
        log.fault(facts, fault);
        return Verdict.Refused.because(reason);
    }
}
