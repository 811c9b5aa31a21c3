// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.work;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs each job at once, so that a test need not wait. */
public final class SameThread extends AbstractExecutorService {
    public static Workers workers() {
        return new Workers(new SameThread());
    }

    @Override
    public void execute(Runnable job) {
        job.run();
    }

    @Override
    public void shutdown() {
        // nothing runs
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
