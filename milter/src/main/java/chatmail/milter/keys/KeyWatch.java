// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.keys;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has key files looked at every few seconds, so that new keys need no restart. */
public final class KeyWatch implements AutoCloseable {
    private static final int SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "keys");
        thread.setDaemon(true);
        return thread;
    });

    /** Starts watching. */
    public KeyWatch(KeyFiles files) {
        timer.scheduleWithFixedDelay(files::refresh, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
