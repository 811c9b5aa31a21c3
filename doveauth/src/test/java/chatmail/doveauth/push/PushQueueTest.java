// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.doveauth.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushQueueTest extends PushScene {
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
            Await.until(() -> result("delivered") == 1 && onDisk() == 1);
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
            left(2_000);
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
        files.prepare(0);
        Instant tooLate = NOW.minus(RetrySchedule.GIVE_UP);
        files.add(new Notification(ALICE, "late", tooLate));
        files.add(new Notification(ALICE, "in time", tooLate.plusSeconds(1)));
        var queue = queue();
        try (queue) {
            Await.until(() -> result("expired") == 1 && result("delivered") == 1 && onDisk() == 0);
        }
        assertThat(service.heard).containsExactly("in time");
    }

    @Test
    void triesOneAtATimeWhileTheServiceIsDown() throws Exception {
        left(60);
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
