// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import chatmail.common.address.Address;
import chatmail.doveauth.Await;
import chatmail.doveauth.push.Notifier.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What fails costs a notification time, and no other anything. */
class PushFaultTest extends PushScene {

    @Test
    void aKillBetweenTheAttemptAndItsAnswerSendsAgain() throws Exception {
        devices("device");
        service.status = token -> 0;
        var killed = queue();
        try (killed) {
            killed.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> service.heard.size() == 1);
        }
        service.status = token -> 200;
        var next = queue();
        try (next) {
            Await.until(() -> result("delivered") == 1 && onDisk() == 0);
        }
        assertThat(service.heard).containsExactly("device", "device");
    }

    @Test
    void aNotifierThatThrowsHoldsUpNoOther() throws Exception {
        devices("bad", "broken", "good");
        var queue = queue(token -> switch (token) {
            case "bad" -> throw new IllegalStateException("at once");
            case "broken" -> CompletableFuture.failedFuture(new IllegalStateException("later"));
            default -> CompletableFuture.completedFuture(Outcome.DELIVERED);
        });
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result("failed") == 2 && result("delivered") == 1 && onDisk() == 2);
        }
    }

    @Test
    void someThatAreNeverAnsweredLeaveRoomForAllOthers() throws Exception {
        left(500);
        Set<String> heard = ConcurrentHashMap.newKeySet();
        var queue = queue(token -> {
            assertThat(heard.add(token)).isTrue();
            return token.matches("device\\d0")
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(Outcome.DELIVERED);
        });
        try (queue) {
            Await.until(() -> result("delivered") == 491 && queued() == 9);
        }
        assertThat(heard).hasSize(500);
    }

    @Test
    void oneRecipientCannotTakeTheWholeQueue() throws Exception {
        devices("device");
        Path other = Files.createDirectory(root.resolve("bob@c.test"));
        Files.createFile(other.resolve("password"));
        Address bob = Address.parseExact("bob@c.test").orElseThrow();
        tokens.add(bob, "other", NOW);
        var answers = new ConcurrentLinkedQueue<CompletableFuture<Outcome>>();
        var queue = queue(token -> {
            var answer = new CompletableFuture<Outcome>();
            answers.add(answer);
            return answer;
        });
        try (queue) {
            for (int i = 0; i < Shares.MOST + 5; i++) {
                queue.delivered(ALICE).toCompletableFuture().get();
            }
            assertThat(result("dropped")).isEqualTo(5);
            queue.delivered(bob).toCompletableFuture().get();
            assertThat(queued()).isEqualTo(Shares.MOST + 1);

            Await.until(() -> !answers.isEmpty());
            answers.remove().complete(Outcome.DELIVERED);
            Await.until(() -> queued() == Shares.MOST);
            queue.delivered(ALICE).toCompletableFuture().get();
            assertThat(result("dropped")).isEqualTo(5);
        }
    }

    @Test
    void aDeviceThatCannotBeForgottenIsStillOneNotificationLess() throws Exception {
        devices("gone");
        var answer = new CompletableFuture<Outcome>();
        var queue = queue(token -> answer);
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            // A directory that is not empty takes no file's place.
            Path file = root.resolve("alice@c.test/metadata.json");
            Files.delete(file);
            Files.createDirectories(file.resolve("full"));
            answer.complete(Outcome.GONE);
            Await.until(() -> result("gone") == 1 && onDisk() == 0);
        }
    }

    @Nested
    class WhenTheDiskTakesNothing {
        /** As root every mode is passed over, but in what is no directory nobody makes a file. */
        private void breakTheDisk() throws Exception {
            Files.delete(root.resolve(".push"));
            Files.createFile(root.resolve(".push"));
        }

        @Test
        void everyDeviceIsToldAllTheSame() throws Exception {
            devices("one", "two");
            var queue = queue();
            try (queue) {
                breakTheDisk();
                queue.delivered(ALICE).toCompletableFuture().get();
                Await.until(() -> result("delivered") == 2 && queued() == 0);
            }
            assertThat(service.heard).containsExactlyInAnyOrder("one", "two");
        }

        @Test
        void memoryHoldsABoundedNumber() throws Exception {
            var log = (Logger) LoggerFactory.getLogger(PushQueue.class);
            log.setLevel(Level.OFF);
            devices("device");
            var queue = queue(token -> new CompletableFuture<>());
            try (queue) {
                breakTheDisk();
                for (int i = 0; i < PushQueue.MAX_UNSAVED + 5; i++) {
                    queue.delivered(ALICE).toCompletableFuture().get();
                }
                assertThat(result("dropped")).isEqualTo(5);
                assertThat(queued()).isEqualTo(PushQueue.MAX_UNSAVED);
            } finally {
                log.setLevel(null);
            }
        }
    }
}
