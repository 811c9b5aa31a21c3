// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.work.Workers;
import chatmail.doveauth.metadata.MetadataFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Alice has an account and may have devices; a service hears of messages for her. */
abstract class PushScene {
    static final Address ALICE = Address.parseExact("alice@c.test").orElseThrow();

    static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");

    @TempDir
    Path root;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final FakeService service = made();
    MetadataFiles tokens = new MetadataFiles(new Mailboxes(Path.of("/"), "c.test"));

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

    PushQueue queue() throws IOException {
        return queue(new HttpNotifier(service.url()));
    }

    PushQueue queue(Notifier notifier) throws IOException {
        var queue = new PushQueue(root, tokens, notifier, Workers.inPlace(), () -> NOW, meters);
        queue.start();
        return queue;
    }

    void devices(String... all) throws IOException {
        for (String token : all) {
            tokens.add(ALICE, token, NOW);
        }
    }

    /** As an earlier process has left them. */
    void left(int count) throws IOException {
        Path queue = Files.createDirectories(root.resolve(".push"));
        for (int i = 0; i < count; i++) {
            Files.writeString(queue.resolve("left" + i), ALICE + "\n" + NOW.getEpochSecond() + "\ndevice" + i);
        }
    }

    double result(String result) {
        return meters.get("chatmail_push_total").tag("result", result).counter().count();
    }

    double queued() {
        return meters.get("chatmail_push_queue").gauge().value();
    }

    long onDisk() throws IOException {
        try (var files = Files.list(root.resolve(".push"))) {
            return files.count();
        }
    }
}
