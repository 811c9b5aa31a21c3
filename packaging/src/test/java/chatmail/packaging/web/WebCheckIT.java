// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.web.WebCheck;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import chatmail.packaging.admin.setup.WebFiles;
import chatmail.packaging.admin.zone.Zone;
import chatmail.packaging.lab.PrivateNginx;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Userland;
import chatmail.packaging.relay.RelayExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code chatmailctl check} asks at port 443 for all that is to be had there. */
@ExtendWith(RelayExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebCheckIT {

    private static final String DOMAIN = "chat.example";

    private PrivateRelay relay;
    private PrivateNginx nginx;

    @BeforeAll
    void start(PrivateRelay relay) throws IOException {
        var missing = PrivateNginx.missing();
        assumeTrue(missing.isEmpty() || Boolean.getBoolean("chatmail.require"), "lacks " + missing);
        this.relay = relay;
        nginx = PrivateNginx.start(relay, true, false, Userland.ofThisMachine());
    }

    @AfterAll
    void stop() throws IOException {
        if (nginx != null) {
            nginx.close();
        }
    }

    @BeforeEach
    void allIsThere() throws IOException {
        Files.writeString(nginx.pages().resolve("index.html"), "<p>hello");
        Files.writeString(nginx.files().resolve("mta-sts.txt"), Zone.mtaStsPolicy(DOMAIN));
    }

    private List<Outcome> check() throws IOException {
        return check(DOMAIN, nginx.httpsPort(), true);
    }

    private List<Outcome> check(String domain, int port, boolean streams) throws IOException {
        var host = new Host(Path.of("/"), relay.directory(), Shell.ofThisMachine());
        var files = new WebFiles(nginx.pages().resolve("index.html"), streams);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        // The certificate of a private relay is for the domain alone.
        return new WebCheck(host, files, domain, server, true)
                .run().stream()
                        .filter(outcome -> !outcome.text().startsWith("its certificate is not for mta-sts."))
                        .toList();
    }

    private static void assertOnly(List<Outcome> outcomes, Level level, String text) {
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.get(0).text()).startsWith(text);
        assertThat(outcomes.get(0).level()).isEqualTo(level);
        assertThat(outcomes.get(0).cure()).isNotEmpty();
    }

    private Set<Path> accounts() throws IOException {
        try (var files = Files.list(relay.mailboxes())) {
            return files.collect(Collectors.toSet());
        }
    }

    @Test
    void allThatIsToBeHadIsHadAndNothingIsLeft() throws IOException {
        var before = accounts();
        assertThat(check()).allMatch(outcome -> outcome.level() == Level.OK);
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void thePageIsToBeOurs() throws IOException {
        // Not what a browser is sent, as if another site had the name.
        Files.writeString(nginx.pages().resolve("other.html"), "<p>welcome to nginx");
        var host = new Host(Path.of("/"), relay.directory(), Shell.ofThisMachine());
        var files = new WebFiles(nginx.pages().resolve("other.html"), false);
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), nginx.httpsPort());
        assertThat(new WebCheck(host, files, DOMAIN, server, true).run())
                .extracting(Outcome::text)
                .contains("https://chat.example/ is not " + files.index());
    }

    @Test
    void aPageThatIsNotThereIsAFailure() throws IOException {
        Files.delete(nginx.pages().resolve("index.html"));
        assertOnly(check(), Level.FAIL, "https://chat.example/ answers 404");
    }

    @Test
    void aPolicyOfAnotherIsAFailureAndNoneAWarning() throws IOException {
        Files.writeString(nginx.files().resolve("mta-sts.txt"), Zone.mtaStsPolicy("other.example"));
        assertOnly(check(), Level.FAIL, "https://mta-sts.chat.example/.well-known/mta-sts.txt is another policy");
        Files.delete(nginx.files().resolve("mta-sts.txt"));
        assertOnly(check(), Level.WARN, "https://mta-sts.chat.example/.well-known/mta-sts.txt answers 404");
    }

    @Test
    void withoutDoveauthThereAreNoNewAddresses() throws IOException {
        relay.doveauth().stop();
        try {
            assertOnly(check(), Level.FAIL, "https://chat.example/new answers 503");
        } finally {
            relay.doveauth().startAgain();
        }
    }

    @Test
    void whatDoesNotLeadToImapAndSmtpIsToldOf() throws IOException {
        try (var shared = PrivateNginx.start(relay, false, false, Userland.ofThisMachine())) {
            Files.writeString(shared.pages().resolve("index.html"), "<p>hello");
            Files.writeString(shared.files().resolve("mta-sts.txt"), Zone.mtaStsPolicy(DOMAIN));
            assertThat(check(DOMAIN, shared.httpsPort(), false)).allMatch(outcome -> outcome.level() == Level.OK);
            assertThat(check(DOMAIN, shared.httpsPort(), true))
                    .extracting(outcome ->
                            outcome.text().substring(0, outcome.text().indexOf(',')))
                    .containsExactly("IMAP is not to be had there", "SMTP is not to be had there");
        }
    }

    @Test
    void whereNobodyListensThatIsAllItSays() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        assertOnly(check(DOMAIN, port, true), Level.FAIL, "nobody listens");
    }

    @Test
    void somebodyElseOnThePortIsNamed() throws IOException {
        var name = Files.readString(Path.of("/proc/self/comm")).strip();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertOnly(check(DOMAIN, server.getLocalPort(), true), Level.FAIL, name + " has it instead of nginx");
        }
    }
}
