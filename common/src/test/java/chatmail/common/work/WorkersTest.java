// SPDX-License-Identifier: Apache-2.0
package chatmail.common.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void failAtOnceWhatThereIsNoRoomFor() throws InterruptedException {
        var go = new CountDownLatch(1);
        try (Workers workers = Workers.threads("test", 1, 1)) {
            var running = workers.call(() -> go.await(10, TimeUnit.SECONDS)).toCompletableFuture();
            var waiting = workers.call(() -> "done").toCompletableFuture();
            var refused = workers.call(() -> "never").toCompletableFuture();
            assertThat(refused).isCompletedExceptionally();
            assertThat(refused)
                    .failsWithin(1, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(RejectedExecutionException.class);
            go.countDown();
            assertThat(running.join()).isTrue();
            assertThat(waiting.join()).isEqualTo("done");
        }
    }

    @Test
    void handOnWhatAJobThrows() {
        try (Workers workers = Workers.threads("test", 1, 1)) {
            var failed = workers.call(() -> {
                throw new IOException("disk");
            });
            assertThat(failed.toCompletableFuture())
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(IOException.class);
        }
    }
}
