// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Workers;
import chatmail.doveauth.Await;
import chatmail.doveauth.metadata.MetadataFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushQueueTest {
    private static final Address ALICE = Address.parseExact("alice@c.test").orElseThrow();

    private static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");

    @TempDir
    Path root;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private FakeService service = made();
    private MetadataFiles tokens = new MetadataFiles(new Mailboxes(Path.of("/"), "c.test"));

    private static FakeService made() {
        try {
            return new FakeService();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void createAccount() throws IOException {
        tokens = new MetadataFiles(new Mailboxes(root, "c.test"));
        Files.createDirectory(root.resolve("alice@c.test"));
        Files.createFile(root.resolve("alice@c.test/password"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private PushQueue queue() throws IOException {
        return queue(new HttpNotifier(service.url()));
    }

    private PushQueue queue(Notifier notifier) throws IOException {
        var queue = new PushQueue(root, tokens, notifier, Workers.inPlace(), () -> NOW, meters);
        queue.start();
        return queue;
    }

    private void devices(String... all) throws IOException {
        for (String token : all) {
            tokens.add(ALICE, token, NOW);
        }
    }

    private double result(String result) {
        return meters.get("chatmail_push_total").tag("result", result).counter().count();
    }

    private double queued() {
        return meters.get("chatmail_push_queue").gauge().value();
    }

    private long onDisk() throws IOException {
        try (var files = Files.list(root.resolve(".push"))) {
            return files.count();
        }
    }

    @Test
    void tellsEveryDeviceOnce() throws Exception {
        devices("one", "two");
        var queue = queue();
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result("delivered") == 2);
            assertThat(service.heard).containsExactlyInAnyOrder("one", "two");
            Await.until(() -> onDisk() == 0);
            assertThat(queued()).isZero();
        }
    }

    @Test
    void tellsNobodyWhereNoDeviceIsKnown() throws Exception {
        var queue = queue();
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            queue.delivered(Address.parseExact("bob@c.test").orElseThrow())
                    .toCompletableFuture()
                    .get();
            assertThat(onDisk()).isZero();
        }
    }

    @Test
    void forgetsADeviceThatIsGone() throws Exception {
        devices("gone", "here");
        service.status = token -> token.equals("gone") ? 410 : 200;
        var queue = queue();
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result("gone") == 1 && result("delivered") == 1 && onDisk() == 0);
            assertThat(tokens.valid(ALICE, NOW).all()).containsExactly("here");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 404, 500, 503})
    void keepsTheTokenAndTheNotificationAfterAnyOtherAnswer(int status) throws Exception {
        devices("device");
        service.status = token -> status;
        var queue = queue();
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result("failed") == 1);
            assertThat(tokens.valid(ALICE, NOW).all()).containsExactly("device");
            assertThat(onDisk()).isEqualTo(1);
            assertThat(queued()).isEqualTo(1);
        }
    }

    @Test
    void isNotHeldUpByADeviceThatIsNeverAnswered() throws Exception {
        devices("silent", "other");
        service.status = token -> token.equals("silent") ? 0 : 200;
        var queue = queue();
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result("delivered") == 1);
            assertThat(onDisk()).isEqualTo(1);
        }
    }

    @Nested
    class AfterARestart {
        @Test
        void goesOnWithWhatWasLeft() throws Exception {
            devices("device");
            service.status = token -> 500;
            var queue = queue();
            try (queue) {
                queue.delivered(ALICE).toCompletableFuture().get();
                Await.until(() -> result("failed") == 1);
            }
            service.status = token -> 200;
            var next = queue();
            try (next) {
                Await.until(() -> result("delivered") == 1 && onDisk() == 0);
            }
        }

        @Test
        void takesOverFromAnUpstreamRelayOnce() throws Exception {
            Path upstream = Files.createDirectory(root.resolve("pending_notifications"));
            Files.writeString(upstream.resolve("123"), "alice@c.test\n" + NOW.getEpochSecond() + "\ndevice");
            Files.writeString(upstream.resolve("456.tmp"), "");
            var queue = queue();
            try (queue) {
                Await.until(() -> result("delivered") == 1 && onDisk() == 0);
            }
            assertThat(upstream).isEmptyDirectory();
            assertThat(service.heard).containsExactly("device");
        }

        @Test
        void clearsAwayWhatNobodyCanRead() throws Exception {
            Path directory = Files.createDirectory(root.resolve(".push"));
            Files.writeString(directory.resolve("broken"), "alice@c.test\nx\ndevice");
            Files.writeString(directory.resolve(".draft"), "alice@c.test\n1\ndevice");
            var queue = queue();
            try (queue) {
                Await.until(() -> onDisk() == 0);
            }
            assertThat(service.heard).isEmpty();
        }

        @Test
        void sendsThousandsAFewAtATime() throws Exception {
            var files = new NotificationFiles(root);
            files.prepare();
            for (int i = 0; i < 2_000; i++) {
                files.add(ALICE, "device" + i, NOW);
            }
            var queue = queue();
            try (queue) {
                Await.until(() -> result("delivered") == 2_000);
            }
            assertThat(service.heard).doesNotHaveDuplicates().hasSize(2_000);
        }
    }

    @Test
    void givesUpAfterFiveHours() throws Exception {
        var files = new NotificationFiles(root);
        files.prepare();
        files.add(ALICE, "late", NOW.minus(RetrySchedule.GIVE_UP));
        files.add(ALICE, "in time", NOW.minus(RetrySchedule.GIVE_UP).plusSeconds(1));
        var queue = queue();
        try (queue) {
            Await.until(() -> result("expired") == 1 && result("delivered") == 1 && onDisk() == 0);
        }
        assertThat(service.heard).containsExactly("in time");
    }

    @Test
    void triesOneAtATimeWhileTheServiceIsDown() throws Exception {
        var files = new NotificationFiles(root);
        files.prepare();
        for (int i = 0; i < 60; i++) {
            files.add(ALICE, "device" + i, NOW);
        }
        var service = new StubbornService();
        var queue = queue(service);
        try (queue) {
            Await.until(() -> result("failed") == 60);
        }
        assertThat(service.mostAtOnceAfterTwenty.get()).isEqualTo(1);
    }

    @Test
    void doublesThePauses() {
        assertThat(RetrySchedule.pause(1, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(RetrySchedule.pause(4, 0)).isEqualTo(Duration.ofSeconds(64));
        assertThat(RetrySchedule.pause(4, 1)).isEqualTo(Duration.ofSeconds(80));
        assertThat(RetrySchedule.pause(100, 0)).isEqualTo(Duration.ofSeconds(8 << 10));
    }
}
