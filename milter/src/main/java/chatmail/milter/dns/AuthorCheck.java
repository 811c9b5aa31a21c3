// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.Verification;
import chatmail.milter.dkim.Verifier;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Brings verifiers their keys. All are looked up at once, and the first signature that passes ends the wait. Before a
 * remembered key fails a signature it is asked for afresh, once.
 */
public final class AuthorCheck {
    private final KeyCache cache;
    private final LongSupplier nanoTime;

    /** @param nanoTime the clock of the cache */
    public AuthorCheck(KeyCache cache, LongSupplier nanoTime) {
        this.cache = cache;
        this.nanoTime = nanoTime;
    }

    /**
     * Verifies a message whose body is complete.
     *
     * @param thread where the verifier is used, one step at a time: the event loop of its connection
     * @return completes on that thread, or at once; never exceptionally unless there is a fault in here
     */
    public CompletionStage<Verification> verify(Verifier verifier, Executor thread) {
        return new Check(verifier, thread).start();
    }

    private final class Check {
        private final Verifier verifier;
        private final Executor thread;
        private final long began = nanoTime.getAsLong();
        private final CompletableFuture<Verification> result = new CompletableFuture<>();
        private int awaited;

        Check(Verifier verifier, Executor thread) {
            this.verifier = verifier;
            this.thread = thread;
        }

        CompletionStage<Verification> start() {
            ask(verifier.keys(), cache::find, this::askAfresh);
            return result;
        }

        private void askAfresh() {
            ask(
                    verifier.disappointingKeys(),
                    name -> cache.findLearnedSince(began, name),
                    () -> result.complete(verifier.conclude()));
        }

        private void ask(Set<KeyName> names, Function<KeyName, CompletionStage<KeyAnswer>> lookup, Runnable next) {
            if (names.isEmpty()) {
                next.run();
                return;
            }
            awaited = names.size();
            for (KeyName name : names) {
                lookup.apply(name)
                        .whenCompleteAsync((answer, fault) -> guarded(() -> answered(name, answer, next)), thread);
            }
        }

        private void answered(KeyName name, KeyAnswer answer, Runnable next) {
            if (result.isDone()) {
                return;
            }
            if (verifier.passes(name, answer)) {
                result.complete(verifier.conclude());
                return;
            }
            awaited--;
            if (awaited == 0) {
                next.run();
            }
        }

        private void guarded(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        }
    }
}
