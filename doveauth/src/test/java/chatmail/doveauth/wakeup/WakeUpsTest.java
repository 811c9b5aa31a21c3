// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailboxes;
import chatmail.doveauth.Await;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeUpsTest {
    private static final Address ALICE = Address.parseExact("alice@c.test").orElseThrow();
    private static final Address BOB = Address.parseExact("bob@c.test").orElseThrow();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Long> nudges = new CopyOnWriteArrayList<>();

    private double counted() {
        return meters.get("chatmail_wakeups_total").counter().count();
    }

    @Test
    void comeAfterTheDelayAndOncePerMailbox() throws Exception {
        try (var wakeUps = new WakeUps(address -> nudges.add(System.nanoTime()), System::nanoTime, meters)) {
            long start = System.nanoTime();
            wakeUps.after(ALICE);
            Await.until(() -> !nudges.isEmpty());
            assertThat(nudges.get(0) - start).isGreaterThanOrEqualTo(WakeUps.DELAY.toNanos());
            assertThat(counted()).isEqualTo(1);
        }
    }

    @Test
    void comeOnceMoreAfterTheLastOfManyDeliveries() throws Exception {
        try (var wakeUps = new WakeUps(address -> nudges.add(System.nanoTime()), System::nanoTime, meters)) {
            wakeUps.after(ALICE);
            for (int i = 0; i < 1_000; i++) {
                wakeUps.after(ALICE);
            }
            long last = System.nanoTime();
            Await.until(() -> nudges.stream().anyMatch(nudge -> nudge - last >= 0)
                    && nudges.get(nudges.size() - 1) - last > WakeUps.DELAY.toNanos() / 2);
            assertThat(nudges).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void goOnAfterAFailure() throws Exception {
        WakeUps.Nudge nudge = address -> {
            if (address.equals(ALICE)) {
                throw new IOException("broken");
            }
            return nudges.add(1L);
        };
        try (var wakeUps = new WakeUps(nudge, System::nanoTime, meters)) {
            wakeUps.after(ALICE);
            wakeUps.after(BOB);
            Await.until(() -> !nudges.isEmpty());
            assertThat(counted()).isEqualTo(1);
        }
    }

    @Nested
    class InAMaildir {
        @TempDir
        Path root;

        private Path mailbox = Path.of("/");
        private MaildirNudge nudge = new MaildirNudge(new Mailboxes(Path.of("/"), "c.test"));

        @BeforeEach
        void create() throws IOException {
            nudge = new MaildirNudge(new Mailboxes(root, "c.test"));
            mailbox = root.resolve("alice@c.test");
            Files.createDirectories(mailbox.resolve("new"));
            Files.createDirectories(mailbox.resolve("cur"));
        }

        private List<Path> incoming() throws IOException {
            try (var files = Files.list(mailbox.resolve("new"))) {
                return files.toList();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"new", "cur"})
        void leaveNoFileBehind(String where) throws IOException {
            Files.createFile(mailbox.resolve(where).resolve("1795337620.M1P2.host"));
            List<Path> before = incoming();
            Files.createFile(mailbox.resolve("new/.nudge"));
            assertThat(nudge.at(ALICE)).isTrue();
            assertThat(incoming()).isEqualTo(before);
        }

        @Test
        void areSparedWhereNoMessageIsLeftToTellOf() throws IOException {
            assertThat(nudge.at(ALICE)).isFalse();
        }

        @Test
        void needAMailbox() throws IOException {
            assertThat(nudge.at(BOB)).isFalse();
            assertThat(nudge.at(Address.parseExact("alice@other.test").orElseThrow()))
                    .isFalse();
        }
    }
}
