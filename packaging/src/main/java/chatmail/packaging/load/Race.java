// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One message to somebody who has been in IDLE for a random time, and who heard of it or did not.
 *
 * @param idleMillis how long IDLE had lasted
 * @param millis from DATA to EXISTS, if it was told of
 */
record Race(double idleMillis, double millis, boolean told) {

    /** After this time in IDLE a connection hibernates. */
    private static final int AWAKE_MILLIS = 1_000;

    static Race run(Sender sender, Listener listener, Duration longestPause, Duration patience)
            throws IOException, InterruptedException {
        listener.idleAgain();
        var idle = System.nanoTime();
        Thread.sleep(ThreadLocalRandom.current().nextLong(longestPause.toMillis() + 1));
        var start = sender.send(listener.address());
        var told = listener.hearsOfOneMore(patience);
        return new Race((start - idle) / 1e6, (System.nanoTime() - start) / 1e6, told);
    }

    boolean wasAwake() {
        return idleMillis < AWAKE_MILLIS;
    }
}
