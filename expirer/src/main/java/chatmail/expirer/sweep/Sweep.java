// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.mailbox.LastLogin;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes through all mailboxes once and removes what the policy says, or, as a dry run, only reports it. What fails is
 * reported and left; the rest is done all the same.
 */
public final class Sweep {
    private final Mailboxes mailboxes;
    private final AccountStore accounts;
    private final ExpiryPolicy policy;
    private final Report report;
    private final boolean dryRun;

    public Sweep(Mailboxes mailboxes, AccountStore accounts, ExpiryPolicy policy, Report report, boolean dryRun) {
        this.mailboxes = mailboxes;
        this.accounts = accounts;
        this.policy = policy;
        this.report = report;
        this.dryRun = dryRun;
    }

    /** @throws IOException when the mailboxes directory itself cannot be read; before the first account there is none */
    public void run() throws IOException {
        if (Presence.ofDirectory(mailboxes.root())) {
            OpenDirectory.open(mailboxes.root(), root -> root.forEachName(name -> sweep(root, name)));
        }
    }

    private void sweep(OpenDirectory root, Path name) {
        if (!isMailbox(name.toString())) {
            return;
        }
        try {
            root.enter(name, mailbox -> {
                report.mailbox();
                if (!removedAsInactive(name.toString())) {
                    new MailboxSweep(mailbox, policy, report, dryRun).run();
                }
            });
        } catch (IOException e) {
            report.failed(name.toString(), e);
        }
    }

    /**
     * The promise covers all mail, also that of names that could have no account any more; what begins with a dot belongs
     * to the account store.
     */
    private static boolean isMailbox(String name) {
        return name.indexOf('@') > 0 && !name.startsWith(".");
    }

    private boolean removedAsInactive(String name) {
        // Only the directory that the address itself leads to: ALICE@ is not alice@.
        Optional<Address> address = Address.parseExact(name);
        Optional<Mailbox> mailbox = address.flatMap(mailboxes::of);
        if (address.isEmpty() || mailbox.isEmpty()) {
            return false;
        }
        try {
            if (!mailbox.get().hasAccount()) {
                return false;
            }
            Instant since = policy.inactiveBefore();
            boolean gone =
                    dryRun ? LastLogin.isBefore(mailbox.get(), since) : accounts.deleteIfInactive(address.get(), since);
            if (gone) {
                report.removed(new Removal(name, ExpiryCause.INACTIVE, 0));
            }
            return gone;
        } catch (IOException e) {
            report.failed(name, e);
            return false;
        }
    }
}
