// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import chatmail.common.address.Address;
import chatmail.common.mailbox.LastLogin;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import chatmail.expirer.maildir.MailboxScanner;
import chatmail.expirer.maildir.MailboxWalk;
import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import chatmail.expirer.maildir.Place;
import chatmail.expirer.maildir.StoredMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Goes through all mailboxes and counts. What lies in {@code tmp} is no message yet. */
public record Census(Mailboxes mailboxes, Counts counts) {
    /** @throws IOException when the mailboxes directory itself cannot be read */
    public void run(int threads) throws IOException {
        new MailboxWalk(mailboxes.root(), threads).run((all, name, number) -> count(all, name));
    }

    private void count(OpenDirectory all, Name name) {
        try {
            Optional<Mailbox> mailbox = Address.parseExact(name.text()).flatMap(mailboxes::of);
            Optional<Instant> login = mailbox.isPresent() ? LastLogin.of(mailbox.get()) : Optional.empty();
            login.ifPresent(counts::account);
            all.enter(name, open -> new MailboxScanner(new Visitor()).scan(open));
        } catch (IOException e) {
            counts.failure();
        }
    }

    private final class Visitor implements MailboxScanner.Visitor {
        @Override
        public void found(OpenDirectory directory, Name name, Place place) {
            if (place == Place.TMP) {
                return;
            }
            try {
                directory
                        .complete(name, StoredMessage.named(place, name.text()))
                        .ifPresent(message -> counts.message(
                                message.arrived().orElseThrow(), message.bytes().orElseThrow()));
            } catch (IOException e) {
                counts.failure();
            }
        }

        @Override
        public void unreadable(String path, IOException why) {
            counts.failure();
        }
    }
}
