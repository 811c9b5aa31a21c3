// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class FailureIT {

    private final Account account = Account.random(RelayExtension.DOMAIN);

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
}
