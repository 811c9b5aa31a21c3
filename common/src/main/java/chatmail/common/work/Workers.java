// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs jobs that wait or compute away from the event loops; what there is no room for fails at once with {@link
 * RejectedExecutionException}.
 */
public final class Workers implements AutoCloseable {
    private final Executor executor;

    private Workers(Executor executor) {
        this.executor = executor;
    }

    /**
     * A few threads with a bounded queue; idle ones end.
     *
     * @param name of the threads
     * @param count how many threads
     * @param queued jobs that may wait
     */
    public static Workers threads(String name, int count, int queued) {
        var number = new AtomicInteger();
        var threads =
                new ThreadPoolExecutor(count, count, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(queued), job -> {
                    var thread = new Thread(job, name + '-' + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return new Workers(threads);
    }

    /** Each job runs at once on the thread that brings it: for jobs that are shorter than the way to another thread. */
    public static Workers inPlace() {
        return new Workers(Runnable::run);
    }

    /** Never throws: whatever goes wrong fails the stage. */
    public <T> CompletionStage<T> call(Callable<T> job) {
        var result = new CompletableFuture<T>();
        try {
            executor.execute(() -> {
                try {
                    result.complete(job.call());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /** Waits a moment for jobs in progress. */
    @Override
    public void close() {
        if (executor instanceof ExecutorService threads) {
            threads.shutdown();
            try {
                threads.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
