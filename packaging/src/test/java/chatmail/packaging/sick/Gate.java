// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Lets a connection go on when the test says so, and the test when the connection has done so. */
final class Gate {
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch passed = new CountDownLatch(1);

    /** The test's part. */
    void open() throws InterruptedException {
        open.countDown();
        passed.await();
    }

    /** The connection's part, before what it waits with. */
    void await() throws IOException {
        try {
            open.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** And after it. */
    void passed() {
        passed.countDown();
    }
}
