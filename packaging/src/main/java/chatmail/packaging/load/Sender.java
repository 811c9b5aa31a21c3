// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.mta.Armor;
import java.io.IOException;
import java.util.Random;

/** Somebody who has logged in to the submission port and sends small encrypted messages. */
final class Sender implements AutoCloseable {

    private static final int OCTETS = 2_000;

    private final Account account;
    private final SmtpDialogue smtp;
    private final String armor;

    Sender(Account account, SmtpDialogue smtp) {
        this.account = account;
        this.smtp = smtp;
        armor = Armor.ofNoise(OCTETS, new Random(OCTETS));
    }

    /** @return when DATA began, by the clock of {@link System#nanoTime} */
    long send(String recipient) throws IOException {
        accepted(smtp.say("MAIL FROM:<" + account.address() + ">"));
        accepted(smtp.say("RCPT TO:<" + recipient + ">"));
        var start = System.nanoTime();
        accepted(smtp.message(Messages.encrypted(account.address(), recipient, armor)));
        return start;
    }

    private static void accepted(Reply reply) throws IOException {
        if (!reply.isAccepted()) {
            throw new IOException("not accepted: " + reply);
        }
    }

    @Override
    public void close() throws IOException {
        smtp.close();
    }
}
