// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.GnuPg;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;

/** What a relay promises, tried one after the other with real clients over TLS. */
final class Story {

    private static final String STRANGER = "stranger@elsewhere.example";
    private static final String SECRET = "Meet me at the lighthouse.";

    private final MailClient client;
    private final Screen screen;
    private final Account alice;
    private final Account bob;
    private boolean kept = true;

    /** Tries one promise: what was seen if it was kept, an exception with the reason otherwise. */
    @FunctionalInterface
    private interface Promise {
        String tryIt() throws Exception;
    }

    Story(PrivateRelay relay, Screen screen) throws IOException {
        this.client = new MailClient(relay);
        this.screen = screen;
        this.alice = Account.random(relay.domain());
        this.bob = Account.random(relay.domain());
    }

    /** Whether all came out as promised. */
    boolean tell() throws IOException {
        step("an address is created by logging in", () -> login(alice));
        step("and another one, for somebody to write to", () -> login(bob));
        step("a wrong password is refused", this::wrongPassword);
        encryptedMail();
        step(
                "a message in the clear is refused with 523",
                () -> refused(523, Messages.plain(alice.address(), bob.address(), SECRET)));
        return kept;
    }

    private void encryptedMail() throws IOException {
        try (var alicesKeys = GnuPg.withKeyFor(alice.address());
                var bobsKeys = GnuPg.withKeyFor(bob.address())) {
            alicesKeys.add(bobsKeys.publicKey());
            bobsKeys.add(alicesKeys.publicKey());
            var armor = alicesKeys.encrypt(bob.address(), SECRET.getBytes(UTF_8));
            step("a message encrypted by GnuPG is accepted", () -> {
                var reply =
                        client.send(alice, bob.address(), Messages.encrypted(alice.address(), bob.address(), armor));
                return as(reply.isAccepted(), reply.toString());
            });
            step("it arrives, and the recipient's GnuPG opens it", () -> {
                try (var inbox = client.login(bob)) {
                    var opened = new String(bobsKeys.decrypt(inbox.awaitMessage(1)), UTF_8);
                    return as(opened.equals(SECRET), "\"" + opened + "\"");
                }
            });
            step(
                    "an encrypted message with a forged From: is refused",
                    () -> refused(550, Messages.encrypted(bob.address(), alice.address(), armor)));
            step("mail that its domain has not signed is refused", () -> {
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

    private static String as(boolean promised, String seen) throws IOException {
        if (!promised) {
            throw new IOException(seen);
        }
        return seen;
    }

    private void step(String what, Promise promise) {
        var start = System.nanoTime();
        try {
            var seen = promise.tryIt();
            screen.outcome(true, what, System.nanoTime() - start, seen);
        } catch (Exception broken) {
            kept = false;
            screen.outcome(false, what, System.nanoTime() - start, String.valueOf(broken.getMessage()));
        }
    }
}
