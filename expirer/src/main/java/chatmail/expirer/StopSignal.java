// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.daemon.Shutdown;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM to a sweep: nothing more is removed, what has been begun is finished, and the process waits for that. Without it
 * nothing would break either, but the last line would be missing.
 */
final class StopSignal implements AutoCloseable {
    private static final long MAX_SECONDS = 8;

    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean given;

    private StopSignal() {}

    static StopSignal install() {
        var signal = new StopSignal();
        Shutdown.onSignal().closing(signal::stop);
        return signal;
    }

    private void stop() throws InterruptedException {
        given = true;
        finished.await(MAX_SECONDS, TimeUnit.SECONDS);
    }

    boolean isGiven() {
        return given;
    }

    /** The work is done. */
    @Override
    public void close() {
        finished.countDown();
    }
}
