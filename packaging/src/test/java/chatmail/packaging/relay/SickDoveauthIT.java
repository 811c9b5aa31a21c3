// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody hears "wrong password" or "no such user", and nothing is lost, while doveauth is not up to it. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SickDoveauthIT {

    private final Account account = Account.random(RelayExtension.DOMAIN);

    @AfterEach
    void itIsWellAgain(PrivateRelay relay) throws Exception {
        if (relay.doveauth().isAlive()) {
            relay.doveauth().resume();
        } else {
            relay.doveauth().startAgain();
        }
    }

    @Test
    void whenItIsDownALoginFailsForNowAndThePasswordStaysOutOfEveryFile(PrivateRelay relay, MailClient client)
            throws Exception {
        client.login(account).close();
        assertThat(relay.doveauth().stop()).isZero();
        assertFailsForNow(client, account);
        assertFailsForNow(client, account.withPassword("mistyped-" + account.password()));
        // Postfix 3.7 has one answer, 535, for Dovecot's "no" and for its "not now".
        assertThatThrownBy(() -> client.send(account, account.address(), new byte[0]))
                .isInstanceOf(AuthenticationFailedException.class);
        relay.doveauth().startAgain();
        assertThat(filesHolding(relay.directory(), account.password())).isEmpty();
        client.login(account).close();
    }

    @Test
    void whenItIsDownMailIsPutOff(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().stop();
        assertMailIsPutOff(relay, account.address());
        assertMailIsPutOff(relay, Account.random(relay.domain()).address());
    }

    @Test
    void whenItIsDownThereIsNoListRatherThanAShortOne(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().stop();
        assertThatThrownBy(() -> relay.dovecot().doveadm("user", "*")).hasMessageContaining("exit ");
    }

    @Test
    void whenItHangsALoginFailsForNow(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().suspend();
        assertFailsForNow(client, account);
        relay.doveauth().resume();
        client.login(account).close();
    }

    @Test
    void whenItHangsMailIsPutOff(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().suspend();
        assertMailIsPutOff(relay, account.address());
    }

    @Test
    void whenItIsSlowALoginIsSlowAndSucceeds(PrivateRelay relay, MailClient client) throws Exception {
        relay.doveauth().suspend();
        var login = CompletableFuture.runAsync(() -> logIn(client));
        assertThatThrownBy(() -> login.get(2, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
        relay.doveauth().resume();
        login.get();
        client.login(account).close();
    }

    @Test
    void aRestartIsNotNoticed(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().stop();
        relay.doveauth().startAgain();
        client.login(account).close();
    }

    @Test
    void afterAKillItServesAgainWithTheOldPassword(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().kill();
        relay.doveauth().startAgain();
        client.login(account).close();
    }

    private static void assertFailsForNow(MailClient client, Account account) {
        assertThatThrownBy(() -> client.login(account)).hasMessageContaining("UNAVAILABLE");
    }

    private static void assertMailIsPutOff(PrivateRelay relay, String recipient) throws IOException {
        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            var reply = lmtp.deliver(DeliveryIT.SENDER, recipient, DeliveryIT.MESSAGE);
            assertThat(reply).extracting(Reply::code).isEqualTo(451);
        }
    }

    private void logIn(MailClient client) {
        try {
            client.login(account).close();
        } catch (MessagingException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static List<Path> filesHolding(Path directory, String secret) throws IOException {
        try (var files = Files.walk(directory)) {
            var plain = files.filter(Files::isRegularFile).toList();
            assertThat(plain).isNotEmpty();
            return plain.stream().filter(file -> holds(file, secret)).toList();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(secret);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
