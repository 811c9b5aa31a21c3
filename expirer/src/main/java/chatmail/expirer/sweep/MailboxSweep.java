// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

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
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The sweep of one mailbox: judges each message, and removes it unless this is a dry run. */
final class MailboxSweep implements MailboxScanner.Visitor {
    private final ExpiryPolicy policy;
    private final Findings findings;
    private final Remover remover;
    private final boolean dryRun;
    private final BooleanSupplier stopped;
    private boolean mayHoldDirectories;
    private long seen;

    MailboxSweep(
            OpenDirectory mailbox, ExpiryPolicy policy, Findings findings, boolean dryRun, BooleanSupplier stopped) {
        this.policy = policy;
        this.findings = findings;
        this.dryRun = dryRun;
        this.stopped = stopped;
        remover = new Remover(mailbox, findings);
    }

    /** @return whether there is anything in the mailbox, messages or not */
    boolean run(OpenDirectory mailbox) {
        boolean holdsSomething = new MailboxScanner(this).scan(mailbox);
        findings.report().seen(seen);
        remover.end();
        return holdsSomething;
    }

    @Override
    public void enters(OpenDirectory directory, Place place) throws IOException {
        mayHoldDirectories = dryRun && directory.mayHoldDirectories();
    }

    @Override
    public void found(OpenDirectory directory, Name name, Place place) {
        seen++;
        StoredMessage message = StoredMessage.named(place, name.text());
        if (!policy.mayGo(message) || stopped.getAsBoolean()) {
            return;
        }
        try {
            Optional<StoredMessage> whole = directory.complete(name, message);
            Optional<ExpiryCause> cause = whole.flatMap(policy::judge);
            if (cause.isPresent() && goes(directory, name)) {
                long bytes = whole.get().bytes().orElse(0);
                findings.removed(new Removal(directory.pathOf(name), cause.get(), bytes));
            }
        } catch (IOException e) {
            findings.failed(directory.pathOf(name), e);
        }
    }

    /** Deleting tells whether it was a file; a dry run has to ask, but only where there may be directories. */
    private boolean goes(OpenDirectory directory, Name name) throws IOException {
        return dryRun ? !mayHoldDirectories || !directory.isDirectory(name) : remover.delete(directory, name);
    }

    @Override
    public void unreadable(String path, IOException why) {
        findings.failed(path, why);
    }
}
