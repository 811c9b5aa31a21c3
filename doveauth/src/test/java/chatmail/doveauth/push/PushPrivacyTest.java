// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import chatmail.doveauth.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever happens to a notification, no log of any level tells the token, the address or where the mailbox lies. */
class PushPrivacyTest extends PushScene {
    private static final String TOKEN = "openpgp:c2VjcmV0";

    private final Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Level usual = Level.INFO;

    @BeforeEach
    void listen() throws IOException {
        usual = log.getLevel();
        log.setLevel(Level.TRACE);
        lines.start();
        log.addAppender(lines);
        devices(TOKEN);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(lines);
        log.setLevel(usual);
    }

    private void nothingIsTold() {
        for (ILoggingEvent event : lines.list) {
            String stack =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            assertThat(event.getFormattedMessage() + stack).doesNotContain(TOKEN, "c2VjcmV0", "alice", root.toString());
        }
    }

    private void afterADelivery(PushQueue queue, String result) throws Exception {
        try (queue) {
            queue.delivered(ALICE).toCompletableFuture().get();
            Await.until(() -> result(result) == 1);
        }
        nothingIsTold();
    }

    @Test
    void whenItIsTaken() throws Exception {
        afterADelivery(queue(), "delivered");
    }

    @Test
    void whenTheDeviceIsGone() throws Exception {
        service.status = token -> 410;
        afterADelivery(queue(), "gone");
    }

    @Test
    void whenTheServiceFails() throws Exception {
        service.status = token -> 500;
        afterADelivery(queue(), "failed");
    }

    @Test
    void whenThereIsNoService() throws Exception {
        URI nowhere = service.url();
        service.close();
        afterADelivery(queue(new HttpNotifier(nowhere)), "failed");
    }

    @Test
    void whenTheNotifierHasABug() throws Exception {
        afterADelivery(
                queue(token -> {
                    throw new IllegalStateException(token);
                }),
                "failed");
        assertThat(lines.list).isNotEmpty();
    }

    @Test
    void whenTheDiskFails() throws Exception {
        var queue = queue(token -> new CompletableFuture<>());
        try (queue) {
            Files.delete(root.resolve(".push"));
            Files.createFile(root.resolve(".push"));
            queue.delivered(ALICE).toCompletableFuture().get();
        }
        assertThat(lines.list).isNotEmpty();
        nothingIsTold();
    }

    @Test
    void whenAFileOfTheQueueIsBroken() throws Exception {
        left(0);
        Files.writeString(root.resolve(".push/broken"), "alice@c.test\nx\n" + TOKEN);
        var queue = queue();
        try (queue) {
            Await.until(() -> onDisk() == 0);
        }
        assertThat(lines.list).isNotEmpty();
        nothingIsTold();
    }
}
