// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.mailbox.LastLogin;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import chatmail.expirer.maildir.MailboxWalk;
import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import chatmail.expirer.removal.ExpiryCause;
import chatmail.expirer.removal.Findings;
import chatmail.expirer.removal.OrderedLines;
import chatmail.expirer.removal.Removal;
import chatmail.expirer.removal.Report;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Goes through all mailboxes once and removes what the policy says, or, as a dry run, only reports it. What fails is
 * reported and left; the rest is done all the same.
 *
 * @param stopped asked before each removal: once true, no more is removed
 */
public record Sweep(
        Mailboxes mailboxes, AccountStore accounts, ExpiryPolicy policy, boolean dryRun, BooleanSupplier stopped) {
    /**
     * @param threads how many mailboxes are worked on at once
     * @param lines gets a line for every removal and every failure, several at once and with their ends; they hold addresses
     * @throws IOException when the mailboxes directory itself cannot be read; before the first account there is none
     */
    public void run(int threads, Report report, Optional<Consumer<CharSequence>> lines) throws IOException {
        Optional<OrderedLines> ordered = lines.map(OrderedLines::new);
        new MailboxWalk(mailboxes.root(), threads)
                .run((all, name, number) -> sweep(all, name, report, ordered.map(book -> book.page(number))));
    }

    private void sweep(OpenDirectory all, Name name, Report report, Optional<OrderedLines.Page> page) {
        var findings = new Findings(report, page);
        try {
            if (!stopped.getAsBoolean()) {
                sweep(all, name, findings);
            }
        } catch (IOException e) {
            findings.failed(name.text(), e);
        } finally {
            page.ifPresent(OrderedLines.Page::close);
        }
    }

    private void sweep(OpenDirectory all, Name name, Findings findings) throws IOException {
        Optional<Mailbox> ours = ours(name.text());
        all.enter(name, mailbox -> {
            findings.report().mailbox();
            if (ours.isPresent() && removedAsInactive(name.text(), ours.get(), findings)) {
                return;
            }
            boolean holdsSomething = new MailboxSweep(mailbox, policy, findings, dryRun, stopped).run(mailbox);
            if (ours.isEmpty() || !ours.get().hasAccount()) {
                withoutAccount(all, name, holdsSomething, findings);
            }
        });
    }

    /** Only the directory that the address itself leads to: ALICE@ is not alice@. */
    private Optional<Mailbox> ours(String name) {
        return Address.parseExact(name).flatMap(mailboxes::of);
    }

    private boolean removedAsInactive(String name, Mailbox mailbox, Findings findings) {
        try {
            var since = policy.inactiveBefore();
            boolean gone = LastLogin.isBefore(mailbox, since)
                    && (dryRun
                            || accounts.deleteIfInactive(
                                    Address.parseExact(name).orElseThrow(), since));
            if (gone) {
                findings.removed(new Removal(name, ExpiryCause.INACTIVE, 0));
            }
            return gone;
        } catch (IOException e) {
            findings.failed(name, e);
            return false;
        }
    }

    /** Mail that nobody can read any more goes with the rest; what the directory holds besides is for somebody to look at. */
    private void withoutAccount(OpenDirectory all, Name name, boolean holdsSomething, Findings findings)
            throws IOException {
        if (holdsSomething) {
            findings.withoutAccount(name.text());
        } else if (dryRun || all.deleteEmptyDirectory(name)) {
            findings.removed(new Removal(name.text(), ExpiryCause.EMPTY, 0));
        }
    }
}
