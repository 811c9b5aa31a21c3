// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.doveauth.push.FakeService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon begins with thousands of notifications that an earlier one has left, longer together than its memory. */
class PushBacklogTest {
    private static final int COUNT = 10_000;

    private static final String FILLER = ":" + "x".repeat(4_000);

    /** Less than the tokens take, and less than the launcher gives. */
    private static final List<String> LITTLE_MEMORY = List.of("-XX:+UseSerialGC", "-Xmx32m", "-Xss256k");

    @TempDir
    Path directory;

    private Path leave() throws IOException {
        Path queue = Files.createDirectories(directory.resolve("mail/.push"));
        for (int i = 0; i < COUNT; i++) {
            Files.writeString(
                    queue.resolve("left" + i), "alice@c.test\n" + Instant.now().getEpochSecond() + '\n' + i + FILLER);
        }
        return queue;
    }

    private static int slowForSome(String token) {
        if (token.startsWith("77")) {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return 200;
    }

    private static long count(Path queue) throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            return files.count();
        }
    }

    @Test
    void allOfItIsSentOnceInBoundedMemory() throws Exception {
        Path queue = leave();
        var service = new FakeService();
        service.status = PushBacklogTest::slowForSome;
        var daemon = new Daemon(directory, "push_url = " + service.url());
        try (service;
                daemon) {
            Daemon.waitForReady(daemon.start(daemon.command(LITTLE_MEMORY, "metadata")));
            Await.until(() -> count(queue) == 0);
            assertThat(daemon.metrics()).contains("\nchatmail_push_total{result=\"delivered\"} " + COUNT + ".0");
        }
        assertThat(service.heard).hasSize(COUNT);
        assertThat(new HashSet<>(service.heard)).hasSize(COUNT);
    }
}
