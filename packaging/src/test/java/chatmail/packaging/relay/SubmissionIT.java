// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class SubmissionIT {

    private static final int BURST = 10;
    /** More than the burst by far, yet fewer than a slow machine's refills could carry on for ever. */
    private static final int TRIES = 60;

    private final Account alice = Account.random(RelayExtension.DOMAIN);
    private final Account bob = Account.random(RelayExtension.DOMAIN);

    @Test
    void anEncryptedMessageArrivesWithItsBodyUntouched(Encrypted encrypted, MailClient client) throws Exception {
        logInOnce(client, bob);
        var message = Messages.encrypted(alice.address(), bob.address(), encrypted.armor());
        assertThat(client.send(alice, bob.address(), message)).matches(Reply::isAccepted);
        try (var inbox = client.login(bob)) {
            var arrived = inbox.awaitMessage(1);
            assertThat(Messages.body(arrived)).isEqualTo(Messages.body(message));
            assertThat(encrypted.open(arrived)).isEqualTo(Encrypted.CONTENT);
        }
    }

    @Test
    void whatTellsOnTheSenderIsTakenOutOfTheHeaderAndNotLogged(
            PrivateRelay relay, Encrypted encrypted, MailClient client) throws Exception {
        logInOnce(client, bob);
        var telling = "Received: from home (203.0.113.7)\r\nUser-Agent: Pigeon/7\r\nX-Mailer: Pigeon\r\n";
        var message = telling
                + new String(Messages.encrypted(alice.address(), bob.address(), encrypted.armor()), UTF_8)
                        .replace("Subject: [...]", "Subject: about\r\n the lighthouse");
        assertThat(client.send(alice, bob.address(), message.getBytes(UTF_8))).matches(Reply::isAccepted);
        try (var inbox = client.login(bob)) {
            assertThat(new String(inbox.awaitMessage(1), UTF_8))
                    .containsOnlyOnce("Subject: [...]")
                    .doesNotContain("lighthouse", "Pigeon", "203.0.113.7", "Received:");
        }
        assertThat(Files.readString(relay.logs().resolve("postfix.log"))).doesNotContain("lighthouse", "203.0.113.7");
    }

    @Test
    void aForgedReversePathIsRefused(PrivateRelay relay, MailClient client) throws Exception {
        logInOnce(client, bob);
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            smtp.say("MAIL FROM:<" + bob.address() + ">");
            assertThat(smtp.say("RCPT TO:<" + bob.address() + ">").text()).startsWith("553 5.7.1");
        }
    }

    @Test
    void afterTheBurstASenderHasToWaitAndOthersHaveNot(Encrypted encrypted, PrivateRelay relay, MailClient client)
            throws Exception {
        logInOnce(client, bob);
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            var accepted = 0;
            var reply = sendOne(smtp, alice, encrypted);
            while (reply.isAccepted() && accepted < TRIES) {
                accepted++;
                reply = sendOne(smtp, alice, encrypted);
            }
            assertThat(accepted).isGreaterThanOrEqualTo(BURST);
            assertThat(reply.text()).startsWith("450 4.7.1");
        }
        try (var smtp = SmtpDialogue.withSubmissions(relay, bob)) {
            assertThat(sendOne(smtp, bob, encrypted)).matches(Reply::isAccepted);
        }
    }

    private Reply sendOne(SmtpDialogue smtp, Account sender, Encrypted encrypted) throws IOException {
        var message = Messages.encrypted(sender.address(), bob.address(), encrypted.armor());
        return smtp.deliver(sender.address(), bob.address(), message);
    }

    private static void logInOnce(MailClient client, Account account) throws MessagingException {
        client.login(account).close();
    }
}
