// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith({RelayExtension.class, EncryptedExtension.class})
class IncomingIT {

    /** A domain that is an address is proven by the connection, so it needs no DKIM. */
    private static final String SENDER = "carol@[127.0.0.1]";

    private final Account bob = Account.random(RelayExtension.DOMAIN);
    private final Account nobody = Account.random(RelayExtension.DOMAIN);

    @BeforeEach
    void bobHasAMailbox(MailClient client) throws Exception {
        client.login(bob).close();
    }

    @Test
    void aRecipientWithoutMailboxIsRefusedAndTheOthersGoOn(Encrypted encrypted, PrivateRelay relay, MailClient client)
            throws Exception {
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            smtp.say("MAIL FROM:<" + SENDER + ">");
            assertThat(smtp.say("RCPT TO:<" + nobody.address() + ">").text()).startsWith("550 5.1.1");
            assertThat(smtp.say("RCPT TO:<" + bob.address() + ">")).matches(Reply::isAccepted);
            assertThat(smtp.message(Messages.encrypted(SENDER, bob.address(), encrypted.armor())))
                    .matches(Reply::isAccepted);
        }
        try (var inbox = client.login(bob)) {
            assertThat(encrypted.open(inbox.awaitMessage(1))).isEqualTo(Encrypted.CONTENT);
        }
        assertThat(relay.mailboxes().resolve(nobody.address())).doesNotExist();
    }

    /** Postfix takes all of these and delivers to the same name, so a name without mailbox must not slip through in any. */
    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"@%s", "%s@%s.", "@relay.example:%s@%s", "%1$s%%%2$s@%2$s"})
    void aRecipientIsKnownInEverySpellingThatPostfixTakes(String spelling, PrivateRelay relay) throws Exception {
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            smtp.say("MAIL FROM:<" + SENDER + ">");
            assertThat(smtp.say("RCPT TO:<" + spelled(spelling, bob) + ">")).matches(Reply::isAccepted);
            assertThat(smtp.say("RCPT TO:<" + spelled(spelling, nobody) + ">").text())
                    .startsWith("550 5.1.1");
        }
    }

    private static String spelled(String spelling, Account account) {
        return spelling.formatted(account.address().split("@", 2)[0], RelayExtension.DOMAIN);
    }

    @Test
    void anotherDomainsMailIsNotRelayed(PrivateRelay relay) throws Exception {
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            smtp.say("MAIL FROM:<" + SENDER + ">");
            assertThat(smtp.say("RCPT TO:<dave@third.example>").text()).contains("Relay access denied");
        }
    }

    @Test
    void detailAfterAPlusReachesTheSameMailbox(Encrypted encrypted, PrivateRelay relay, MailClient client)
            throws Exception {
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            smtp.say("MAIL FROM:<" + SENDER + ">");
            var detailed = bob.address().replace("@", "+detail@");
            assertThat(smtp.say("RCPT TO:<" + detailed + ">")).matches(Reply::isAccepted);
            assertThat(smtp.message(Messages.encrypted(SENDER, detailed, encrypted.armor())))
                    .matches(Reply::isAccepted);
        }
        try (var inbox = client.login(bob)) {
            assertThat(encrypted.open(inbox.awaitMessage(1))).isEqualTo(Encrypted.CONTENT);
        }
    }
}
