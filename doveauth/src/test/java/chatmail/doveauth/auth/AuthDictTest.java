// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.dict.DictRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AuthDictTest {
    private static final String NAME = "alice0001@c.test";

    @TempDir
    Path mail;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Logger logger = (Logger) LoggerFactory.getLogger("chatmail.doveauth");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private AccountStore store;
    private AuthDict door;

    @BeforeEach
    void open() {
        store = TestAccounts.store(mail);
        door = door(Workers.inPlace());
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    private AuthDict door(Workers workers) {
        return new AuthDict(
                TestAccounts.accounts(store, password -> "{X}y", workers), new MailOwner(5000, 5001), meters);
    }

    private static CompletableFuture<?> logIn(AuthDict door, String password, String user) {
        byte[] key = ("shared/passdb/" + password + '"' + user).getBytes(StandardCharsets.UTF_8);
        return door.lookup(new DictRequest.Lookup(key, user)).toCompletableFuture();
    }

    private double logins(String result) {
        return meters.get("chatmail_doveauth_logins_total")
                .tag("result", result)
                .counter()
                .count();
    }

    private double refusals(String reason) {
        return meters.get("chatmail_doveauth_creations_refused_total")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void countsWhatBecameOfEachLogin() throws IOException {
        logIn(door, "password1", NAME);
        logIn(door, "password1", NAME);
        logIn(door, "short", "alice0002@c.test");
        logIn(door, "password1", "Alice0001@c.test");
        store.block(new Address("alice0001", "c.test"), true);
        logIn(door, "password1", NAME);

        assertThat(logins("created")).isEqualTo(1);
        assertThat(logins("known")).isEqualTo(1);
        assertThat(logins("refused")).isEqualTo(3);
        assertThat(meters.get("chatmail_doveauth_accounts_created_total")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(refusals("password-too-short")).isEqualTo(1);
        assertThat(refusals("address-malformed")).isEqualTo(1);
    }

    @Test
    void countsALoginItCannotServe() {
        Workers closed = Workers.threads("closed", 1, 1);
        closed.close();
        assertThat(logIn(door(closed), "password1", NAME)).isCompletedExceptionally();
        assertThat(logins("unavailable")).isEqualTo(1);
    }

    @Test
    void logsCreationsAndRefusalsWithoutNameOrPassword() {
        logIn(door, "password1", NAME);
        logIn(door, "sh0rt", "alice0002@c.test");
        logIn(door, "password1", NAME);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("auth: account created", "auth: creation refused reason=password-too-short");
    }
}
