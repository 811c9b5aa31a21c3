// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class FailureIT {

    private final Account account = Account.random(RelayExtension.DOMAIN);

    @Test
    void withoutDoveauthALoginFailsForNowAndThePasswordStaysOutOfEveryFile(PrivateRelay relay, MailClient client)
            throws Exception {
        client.login(account).close();
        assertThat(relay.doveauth().stop()).isZero();
        try {
            assertFailsForNow(client, account);
            assertFailsForNow(client, account.withPassword("mistyped-" + account.password()));
            // Postfix 3.7 has one answer, 535, for Dovecot's "no" and for its "not now".
            assertThatThrownBy(() -> client.send(account, account.address(), new byte[0]))
                    .isInstanceOf(AuthenticationFailedException.class);
        } finally {
            relay.doveauth().startAgain();
        }
        assertThat(filesHolding(relay.directory(), account.password())).isEmpty();
        client.login(account).close();
    }

    @Test
    void aRestartOfDoveauthIsNotNoticed(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().stop();
        relay.doveauth().startAgain();
        client.login(account).close();
    }

    @Test
    void afterAKillDoveauthServesAgainWithTheOldPassword(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.doveauth().kill();
        relay.doveauth().startAgain();
        client.login(account).close();
    }

    @Test
    void withoutTheMilterMailIsPutOffAndWithItAgainMailPasses(
            Encrypted encrypted, PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        relay.milter().kill();
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            assertThat(smtp.say("MAIL FROM:<carol@elsewhere.example>").code()).isEqualTo(451);
        } finally {
            relay.milter().startAgain();
        }
        var message = Messages.encrypted(account.address(), account.address(), encrypted.armor());
        assertThat(client.send(account, account.address(), message)).matches(Reply::isAccepted);
    }

    @Test
    void aMilterKilledBeforeTheMessageEndsPutsItOff(Encrypted encrypted, PrivateRelay relay, MailClient client)
            throws Exception {
        client.login(account).close();
        try (var smtp = SmtpDialogue.withSubmissions(relay, account)) {
            smtp.say("MAIL FROM:<" + account.address() + ">");
            assertThat(smtp.say("RCPT TO:<" + account.address() + ">")).matches(Reply::isAccepted);
            relay.milter().kill();
            var message = Messages.encrypted(account.address(), account.address(), encrypted.armor());
            assertThat(smtp.message(message).code()).isEqualTo(451);
        } finally {
            relay.milter().startAgain();
        }
    }

    @Test
    void askedToEndTheDaemonsExitWithZero(PrivateRelay relay) throws Exception {
        assertThat(List.of(relay.milter().stop(), relay.doveauth().stop())).containsOnly(0);
        relay.milter().startAgain();
        relay.doveauth().startAgain();
    }

    private static void assertFailsForNow(MailClient client, Account account) {
        assertThatThrownBy(() -> client.login(account)).hasMessageContaining("UNAVAILABLE");
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
