// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import static chatmail.packaging.story.Steps.as;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.GnuPg;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.lab.MailServer;
import chatmail.packaging.story.Steps;
import java.io.IOException;
import java.net.URI;

/** Two relays that have learned of each other from DNS alone; the first of them is that of the network this runs in. */
final class NeighboursStory {

    private static final String SECRET = "The ferry leaves at nine.";
    private static final URI METRICS = URI.create("http://127.0.0.1:9642/metrics");

    private final MailClient here;
    private final MailClient there;
    private final Account alice;
    private final Account bob;
    private final Account nobody;
    private final Steps steps;

    NeighboursStory(MailServer here, MailServer there, Steps steps) throws IOException {
        this.here = new MailClient(here);
        this.there = new MailClient(there);
        this.alice = Account.random(here.domain());
        this.bob = Account.random(there.domain());
        this.nobody = Account.random(there.domain());
        this.steps = steps;
    }

    void tell() throws IOException {
        steps.step("accounts here and there", () -> {
            here.login(alice).close();
            there.login(bob).close();
            return alice.address() + ", " + bob.address();
        });
        try (var keys = GnuPg.withKeyFor(alice.address());
                var bobsKeys = GnuPg.withKeyFor(bob.address())) {
            keys.add(bobsKeys.publicKey());
            bobsKeys.add(keys.publicKey());
            steps.step("signed mail is taken there", () -> exchange(here, alice, there, bob, keys, bobsKeys));
            steps.step("and the answer here", () -> exchange(there, bob, here, alice, bobsKeys, keys));
            steps.step("mail to nobody comes back", () -> bounced(keys.encrypt(bob.address(), SECRET.getBytes(UTF_8))));
        }
        steps.step("the bounce was signed", NeighboursStory::bounceIsSigned);
        steps.step("a device token is kept (METADATA)", this::metadata);
    }

    private static String exchange(
            MailClient from, Account sender, MailClient to, Account recipient, GnuPg key, GnuPg other)
            throws Exception {
        var message = Messages.encrypted(
                sender.address(), recipient.address(), key.encrypt(recipient.address(), SECRET.getBytes(UTF_8)));
        var reply = from.send(sender, recipient.address(), withSubject(message));
        as(reply.isAccepted(), reply.toString());
        try (var inbox = to.login(recipient)) {
            var opened = new String(other.decrypt(inbox.awaitMessage(1)), UTF_8);
            return as(opened.equals(SECRET), "\"" + opened + "\"");
        }
    }

    /** One that must not be found anywhere. */
    private static byte[] withSubject(byte[] message) {
        return new String(message, UTF_8)
                .replace("Subject: [...]", "Subject: about the lighthouse")
                .getBytes(UTF_8);
    }

    private String bounced(String armor) throws Exception {
        var message = Messages.encrypted(alice.address(), nobody.address(), armor);
        var reply = here.send(alice, nobody.address(), message);
        as(reply.isAccepted(), reply.toString());
        try (var inbox = here.login(alice)) {
            var report = new String(inbox.awaitMessage(2), UTF_8);
            return as(report.contains("550 5.1.1"), "a report with the other server's 550 5.1.1");
        }
    }

    private static String bounceIsSigned() throws IOException {
        try (var metrics = METRICS.toURL().openStream()) {
            var signed = new String(metrics.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("chatmail_milter_messages_total{")
                            && line.contains("role=\"signing\"")
                            && line.contains("reason=\"signed\""))
                    .findFirst();
            return as(signed.isPresent(), signed.orElse("no such metric"));
        }
    }

    private String metadata() throws Exception {
        try (var inbox = here.login(alice)) {
            inbox.setMetadata("/private/devicetoken", "fcm-token-of-alice");
            var answer = inbox.metadata("/private/devicetoken");
            return as(answer.contains("fcm-token-of-alice"), "token given back");
        }
    }
}
