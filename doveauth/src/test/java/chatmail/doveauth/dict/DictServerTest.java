// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.auth.AuthDict;
import chatmail.doveauth.auth.MailOwner;
import chatmail.doveauth.lastlogin.LastLoginDict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs sockets and threads: both doors over UNIX sockets, with several connections at once. */
class DictServerTest {
    @TempDir
    Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SocketServer sockets = new SocketServer(1);
    private final Workers workers = Workers.threads("test", 4, 1_000);
    private AccountStore store;

    @BeforeEach
    void serve() throws IOException {
        store = TestAccounts.store(directory);
        var accounts = TestAccounts.accounts(
                store, password -> "{PLAIN}" + new String(password.copy(), StandardCharsets.UTF_8), workers);
        var server = new DictServer(sockets, meters);
        server.open("auth", socket("auth"), new AuthDict(accounts, new MailOwner(1, 2), meters));
        server.open("lastlogin", socket("lastlogin"), new LastLoginDict(accounts));
    }

    @AfterEach
    void stop() {
        sockets.close();
        workers.close();
    }

    private ListenAddress.Unix socket(String door) {
        return new ListenAddress.Unix(directory.resolve("." + door));
    }

    private DictClient connect(String door) throws IOException {
        return new DictClient(socket(door).path());
    }

    private static String login(String password, String user) {
        return "Lshared/passdb/" + password + '"' + user + "\t" + user + '\n';
    }

    @Test
    void aPeerThatHasClosedItsSendingSideGetsItsReply() throws IOException {
        try (var client = connect("auth")) {
            client.send(login("password1", "newuser01@c.test") + "Lshared/userdb/nobody\t\n");
            client.endOfInput();
            assertThat(client.line()).contains("{PLAIN}password1");
            assertThat(client.line()).isEqualTo("N");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void firstLoginsOfOneNameAreAllToldTheSame() throws IOException {
        List<DictClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                clients.add(connect("auth"));
            }
            for (int i = 0; i < 20; i++) {
                clients.get(i).send(login("password" + i, "newuser01@c.test"));
            }
            List<String> replies = new ArrayList<>();
            for (DictClient client : clients) {
                replies.add(client.line());
            }
            String winner = store.credentials(new Address("newuser01", "c.test"))
                    .orElseThrow()
                    .passwordHash();
            assertThat(replies)
                    .allMatch(reply -> reply.equals(replies.get(0)))
                    .first()
                    .asString()
                    .contains(winner);
        } finally {
            for (DictClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void manyNewUsersComeAtOnce() throws IOException {
        try (var client = connect("auth")) {
            var logins = new StringBuilder();
            for (int i = 10; i < 50; i++) {
                logins.append(login("password" + i, "newuser" + i + "@c.test"));
            }
            client.send(logins.toString());
            for (int i = 10; i < 50; i++) {
                assertThat(client.line()).contains("newuser" + i + "@c.test", "{PLAIN}password" + i);
            }
        }
        try (var users = store.iterate()) {
            assertThat(users).hasSize(40);
        }
    }

    @Test
    void aLineWithoutEndCostsOnlyItsOwnConnection() throws IOException {
        try (var rude = connect("auth");
                var polite = connect("auth")) {
            rude.sendUntilRefused("x".repeat(1 << 20));
            assertThat(rude.isClosed()).isTrue();
            polite.send("Lshared/userdb/nobody001@c.test\t\n");
            assertThat(polite.line()).isEqualTo("N");
        }
    }

    @Test
    void transactionsOfTwoConnectionsMayHaveTheSameId() throws IOException {
        try (var one = connect("lastlogin");
                var other = connect("lastlogin")) {
            one.send("B1\tu\nS1\tshared/last-login/newuser01@c.test\t1795337594\n");
            other.send("B1\tu\nS1\tshared/other\tx\nC1\n");
            assertThat(other.line()).startsWith("F1\t");
            one.send("C1\n");
            assertThat(one.line()).isEqualTo("O");
        }
    }

    @Test
    void everyRequestIsTimed() throws IOException {
        try (var client = connect("auth")) {
            client.send("Lshared/userdb/nobody001@c.test\t\n");
            assertThat(client.line()).isEqualTo("N");
        }
        var timer = meters.get("chatmail_doveauth_lookup_seconds")
                .tag("door", "auth")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isPositive();
    }
}
