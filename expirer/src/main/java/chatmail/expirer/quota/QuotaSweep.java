// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.quota;

import chatmail.expirer.maildir.MailboxScanner;
import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import chatmail.expirer.maildir.Place;
import chatmail.expirer.maildir.StoredMessage;
import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Findings;
import chatmail.expirer.removal.Removal;
import chatmail.expirer.removal.Remover;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings one mailbox down to a target size. Counted is what Dovecot counts (Maildir++ quota): the messages in {@code cur}
 * and {@code new} of all folders. It looks three times: to weigh, to choose, to delete.
 *
 * @param all the directory of the mailboxes
 */
public record QuotaSweep(OpenDirectory all, Name mailbox, Findings findings) {
    /** What to do with a message of which all is known. */
    private interface Action {
        void message(OpenDirectory directory, Name name, Instant arrived, long bytes) throws IOException;
    }

    /** What cannot be read or removed is among the findings, and the rest is done all the same. */
    public void run(QuotaPlan plan) throws IOException {
        look((directory, name, arrived, bytes) -> plan.weigh(arrived, bytes));
        plan.cut();
        look((directory, name, arrived, bytes) -> plan.offer(arrived, bytes, directory.pathOf(name)));
        QuotaPlan.Choice choice = plan.choose();
        all.enter(mailbox, open -> {
            var remover = new Remover(open, findings);
            scan(open, (directory, name, arrived, bytes) -> {
                String path = directory.pathOf(name);
                if (choice.includes(arrived, path) && remover.delete(directory, name)) {
                    findings.removed(new Removal(path, ExpiryCause.QUOTA, bytes));
                }
            });
            remover.end();
        });
    }

    private void look(Action action) throws IOException {
        all.enter(mailbox, open -> scan(open, action));
    }

    private void scan(OpenDirectory open, Action action) {
        new MailboxScanner(new MailboxScanner.Visitor() {
                    @Override
                    public void found(OpenDirectory directory, Name name, Place place) {
                        if (place != Place.TMP) {
                            complete(directory, name, StoredMessage.named(place, name.text()), action);
                        }
                    }

                    @Override
                    public void unreadable(String path, IOException why) {
                        findings.failed(path, why);
                    }
                })
                .scan(open);
    }

    private void complete(OpenDirectory directory, Name name, StoredMessage named, Action action) {
        try {
            Optional<StoredMessage> message = directory.complete(name, named);
            if (message.isPresent()) {
                Instant arrived = message.get().arrived().orElseThrow();
                action.message(directory, name, arrived, message.get().bytes().orElseThrow());
            }
        } catch (IOException e) {
            findings.failed(directory.pathOf(name), e);
        }
    }
}
