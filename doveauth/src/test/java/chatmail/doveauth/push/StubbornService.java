// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Refuses everything a moment later, and looks how many ask at once when it has refused often enough. */
final class StubbornService implements Notifier {
    /** More than are under way when the queue learns that the service is down. */
    private static final int LEARNT = PushQueue.FAILURES_OF_SERVICE + PushQueue.MAX_UNDER_WAY;

    final AtomicInteger mostAtOnceAfterTwenty = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public CompletionStage<Outcome> notify(String token) {
        int now = atOnce.incrementAndGet();
        if (asked.incrementAndGet() > LEARNT) {
            mostAtOnceAfterTwenty.accumulateAndGet(now, Math::max);
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    atOnce.decrementAndGet();
                    return Outcome.FAILED;
                },
                CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
    }
}
