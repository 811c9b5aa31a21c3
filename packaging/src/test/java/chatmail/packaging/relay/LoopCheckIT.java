// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigReader;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.loop.LoopCheck;
import chatmail.packaging.admin.check.loop.Servers;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code chatmailctl check} takes a message all the way through a relay, and leaves it as it was. */
@ExtendWith(RelayExtension.class)
class LoopCheckIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(30);

    private final PrivateRelay relay;
    private Set<Path> before = Set.of();

    LoopCheckIT(PrivateRelay relay) {
        this.relay = relay;
    }

    @BeforeEach
    void remember() throws IOException {
        before = accounts();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Waiting.until("all to be as it was", SOON, () -> accounts().equals(before) && queue().contains("is empty"));
        assertThat(accounts()).isEqualTo(before);
    }

    private Set<Path> accounts() throws IOException {
        try (var files = Files.list(relay.mailboxes())) {
            return files.filter(file -> !file.getFileName().toString().equals(".blocked"))
                    .collect(Collectors.toSet());
        }
    }

    private String queue() throws IOException {
        return ofThisPostfix(List.of("mailq")).text();
    }

    /** Postfix's programs, for the private one. */
    private Shell.Outcome ofThisPostfix(List<String> command) throws IOException {
        var words = new ArrayList<>(
                List.of("env", "MAIL_CONFIG=" + relay.directory().resolve("postfix")));
        words.addAll(command);
        return Shell.ofThisMachine().run(words);
    }

    private Outcome check(Duration patience) throws Exception {
        ChatmailConfig config = ConfigReader.read(relay.directory().resolve("chatmail.ini"));
        var servers = new Servers(here(relay.imapsPort()), here(relay.submissionsPort()));
        var host = new Host(Path.of("/"), relay.directory(), this::ofThisPostfix);
        var outcomes = new LoopCheck(host, config, servers, patience).run();
        assertThat(outcomes).hasSize(1);
        return outcomes.get(0);
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void assertFails(Outcome outcome, String text) {
        assertThat(outcome.text()).contains(text);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.cure()).isNotEmpty();
    }

    @Test
    void aMessageComesAllTheWay() throws Exception {
        var outcome = check(PATIENCE);
        assertThat(outcome.text()).startsWith("an account was created, sent itself a message, got it and is gone");
        assertThat(outcome.level()).isEqualTo(Level.OK);
    }

    @Test
    void withoutTheMilterNothingIsSent() throws Exception {
        relay.milter().stop();
        try {
            assertFails(check(PATIENCE), "Postfix did not take the message: 45");
        } finally {
            relay.milter().start();
            relay.milter().awaitReady();
        }
    }

    @Test
    void withoutDoveauthNobodyLogsIn() throws Exception {
        relay.doveauth().stop();
        try {
            assertFails(check(PATIENCE), "the first login failed: NO [UNAVAILABLE]");
        } finally {
            relay.doveauth().start();
            relay.doveauth().awaitReady();
        }
    }

    @Test
    void whatDoesNotArriveIsTakenOutOfTheQueue() throws Exception {
        relay.postconf("-e", "defer_transports=lmtp");
        try {
            assertFails(check(Duration.ofSeconds(8)), "it was sent and did not arrive: it takes too long");
        } finally {
            relay.postconf("-X", "defer_transports");
        }
    }

    @Test
    void whileNobodyGetsAnAccountNothingIsSent() throws Exception {
        Files.write(relay.nocreateFile(), "".getBytes(UTF_8));
        try {
            var outcome = check(PATIENCE);
            assertThat(outcome.level()).isEqualTo(Level.WARN);
            assertThat(outcome.cure()).isEqualTo("chatmailctl creation on");
        } finally {
            Files.delete(relay.nocreateFile());
        }
    }

    @Test
    void whereNobodyListensTheCheckSaysSo() throws Exception {
        var config = ConfigReader.read(relay.directory().resolve("chatmail.ini"));
        var nowhere = here(1);
        var host = new Host(Path.of("/"), relay.directory(), this::ofThisPostfix);
        var outcome = new LoopCheck(host, config, new Servers(nowhere, nowhere), PATIENCE)
                .run()
                .get(0);
        assertFails(outcome, "Dovecot could not be talked to: Connection refused");
    }
}
