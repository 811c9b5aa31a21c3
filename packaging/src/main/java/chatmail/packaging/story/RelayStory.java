// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.story;

import static chatmail.packaging.story.Steps.as;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.GnuPg;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.lab.MailServer;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;

/** What a relay promises, tried one after the other with real clients over TLS. */
public final class RelayStory {

    private static final String STRANGER = "stranger@elsewhere.example";
    private static final String SECRET = "Meet me at the lighthouse.";

    private final MailClient client;
    private final Steps steps;
    private final Account alice;
    private final Account bob;

    public RelayStory(MailServer server, Steps steps) throws IOException {
        this.client = new MailClient(server);
        this.steps = steps;
        this.alice = Account.random(server.domain());
        this.bob = Account.random(server.domain());
    }

    /** Tries them all. */
    public void tell() throws IOException {
        steps.step("an address is created by logging in", () -> login(alice));
        steps.step("and another one, for somebody to write to", () -> login(bob));
        steps.step("a wrong password is refused", this::wrongPassword);
        encryptedMail();
        steps.step(
                "a message in the clear is refused with 523",
                () -> refused(523, Messages.plain(alice.address(), bob.address(), SECRET)));
    }

    private void encryptedMail() throws IOException {
        try (var alicesKeys = GnuPg.withKeyFor(alice.address());
                var bobsKeys = GnuPg.withKeyFor(bob.address())) {
            alicesKeys.add(bobsKeys.publicKey());
            bobsKeys.add(alicesKeys.publicKey());
            var armor = alicesKeys.encrypt(bob.address(), SECRET.getBytes(UTF_8));
            steps.step("a message encrypted by GnuPG is accepted", () -> {
                var reply =
                        client.send(alice, bob.address(), Messages.encrypted(alice.address(), bob.address(), armor));
                return as(reply.isAccepted(), reply.toString());
            });
            steps.step("it arrives, and the recipient's GnuPG opens it", () -> {
                try (var inbox = client.login(bob)) {
                    var opened = new String(bobsKeys.decrypt(inbox.awaitMessage(1)), UTF_8);
                    return as(opened.equals(SECRET), "\"" + opened + "\"");
                }
            });
            steps.step(
                    "an encrypted message with a forged From: is refused",
                    () -> refused(550, Messages.encrypted(bob.address(), alice.address(), armor)));
            steps.step("mail that its domain has not signed is refused", () -> {
                var message = Messages.encrypted(STRANGER, bob.address(), armor);
                var reply = client.sendFromElsewhere(STRANGER, bob.address(), message);
                return as(reply.code() == 550, reply.toString());
            });
        }
    }

    private String login(Account account) throws Exception {
        try (var inbox = client.login(account)) {
            return as(inbox.count() == 0, account.address());
        }
    }

    private String wrongPassword() throws Exception {
        try (var inbox = client.login(alice.withPassword("not the password"))) {
            return as(false, "let in, " + inbox.count() + " messages");
        } catch (AuthenticationFailedException refused) {
            var words = String.valueOf(refused.getMessage());
            return as(words.contains("AUTHENTICATIONFAILED"), words);
        }
    }

    private String refused(int code, byte[] message) throws Exception {
        var reply = client.send(alice, bob.address(), message);
        return as(reply.code() == code, reply.toString());
    }
}
