// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few threads for work that waits or computes, with a bounded queue: an event loop hands over, and what finds no room is
 * refused at once with {@link RejectedExecutionException}. Idle threads end.
 */
public final class WorkerThreads implements Executor, AutoCloseable {
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    /**
     * Starts no thread yet.
     *
     * @param name what the threads are called
     * @param queue how much work may wait
     */
    public WorkerThreads(String name, int threads, int queue) {
        var number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), work -> {
                    var thread = new Thread(work, name + '-' + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    /** Lets what was taken on finish, for a second, then interrupts it. */
    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
