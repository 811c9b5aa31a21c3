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
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Dovecot does with mail that Postfix hands over. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeliveryIT {

    static final String SENDER = "carol@elsewhere.example";
    static final byte[] MESSAGE = "From: carol@elsewhere.example\r\n\r\nhello\r\n".getBytes(UTF_8);

    private final Account bob = Account.random(RelayExtension.DOMAIN);

    @Test
    void mailForAKnownUserLiesInTheirMailboxAsItCame(PrivateRelay relay, MailClient client) throws Exception {
        client.login(bob).close();
        try (var lmtp = SmtpDialogue.withDovecot(relay);
                var inbox = client.login(bob)) {
            assertThat(lmtp.deliver(SENDER, bob.address(), MESSAGE)).matches(Reply::isAccepted);
            assertThat(Messages.body(inbox.awaitMessage(1))).isEqualTo(Messages.body(MESSAGE));
        }
    }

    @Test
    void capitalLettersAndAnExtensionLeadToTheSameMailbox(PrivateRelay relay, MailClient client) throws Exception {
        client.login(bob).close();
        try (var lmtp = SmtpDialogue.withDovecot(relay);
                var inbox = client.login(bob)) {
            assertThat(lmtp.deliver(SENDER, bob.address().toUpperCase(Locale.ROOT), MESSAGE))
                    .matches(Reply::isAccepted);
            assertThat(lmtp.deliver(SENDER, bob.address().replace("@", "+walks@"), MESSAGE))
                    .matches(Reply::isAccepted);
            assertThat(inbox.awaitMessage(2)).isNotEmpty();
        }
    }

    @Test
    void mailForNobodyIsRefusedForGoodAndMakesNoMailbox(PrivateRelay relay) throws Exception {
        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            assertThat(lmtp.deliver(SENDER, bob.address(), MESSAGE).text()).startsWith("550 5.1.1");
        }
        assertThat(relay.mailboxes().resolve(bob.address())).doesNotExist();
    }

    @Test
    void aUserOfThisMachineIsNobody(PrivateRelay relay) throws Exception {
        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            assertThat(lmtp.deliver(SENDER, "root", MESSAGE).text()).startsWith("550 5.1.1");
        }
    }
}
