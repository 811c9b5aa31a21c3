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
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Mail that goes on while something is done to a relay, until a file says that it is done. */
final class FlowStory {

    private final MailClient here;
    private final MailClient there;
    private final Path stop;
    private final Steps steps;
    private final Account alice;
    private final Account bob;

    private int accepted;
    private int later;

    FlowStory(MailServer here, MailServer there, Path stop, Steps steps) throws IOException {
        this.here = new MailClient(here);
        this.there = new MailClient(there);
        this.stop = stop;
        this.steps = steps;
        this.alice = Account.random(here.domain());
        this.bob = Account.random(there.domain());
    }

    void tell() throws IOException {
        try (var keys = GnuPg.withKeyFor(alice.address())) {
            var armor = keys.encrypt(alice.address(), "Still there?".getBytes(UTF_8));
            var message = Messages.encrypted(alice.address(), bob.address(), armor);
            steps.step("mail flows meanwhile: taken, or to be sent again", () -> flow(message));
        }
        steps.step("what was taken has arrived, once", () -> {
            try (var inbox = there.login(bob)) {
                inbox.awaitCount(accepted);
                return accepted + " messages";
            }
        });
    }

    private String flow(byte[] message) throws Exception {
        here.login(alice).close();
        there.login(bob).close();
        while (!Files.exists(stop)) {
            send(message);
            Thread.sleep(100);
        }
        send(message);
        return as(accepted > later && accepted > 1, accepted + " taken, " + later + " to be sent again");
    }

    private void send(byte[] message) throws IOException {
        try {
            var reply = here.send(alice, bob.address(), message);
            if (reply.isAccepted()) {
                accepted++;
            } else {
                as(reply.code() / 100 == 4, reply.toString());
                later++;
            }
        } catch (MessagingException atLogin) {
            // 454 4.7.0 while doveauth is away (RFC 4954, section 6), 451 4.7.1 while the milter is.
            as(String.valueOf(atLogin.getMessage()).matches("(?s).*\\b4[25][0-9] .*"), atLogin.toString());
            later++;
        }
    }
}
