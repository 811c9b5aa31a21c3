// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The sweep of one mailbox: judges each message, and removes it unless this is a dry run. */
final class MailboxSweep implements MailboxScanner.Visitor {
    /** Dovecot's sum of the message sizes (Maildir++ quota); without it Dovecot adds them up again. */
    private static final Path QUOTA_SUM = Path.of("maildirsize");

    private final OpenDirectory mailbox;
    private final ExpiryPolicy policy;
    private final Report report;
    private final boolean dryRun;
    private boolean changed;

    MailboxSweep(OpenDirectory mailbox, ExpiryPolicy policy, Report report, boolean dryRun) {
        this.mailbox = mailbox;
        this.policy = policy;
        this.report = report;
        this.dryRun = dryRun;
    }

    void run() {
        new MailboxScanner(this).scan(mailbox);
        if (changed) {
            // Dovecot may have added up while messages were going.
            forgetQuotaSum();
        }
    }

    @Override
    public void found(OpenDirectory directory, Path name, Place place) {
        report.seen();
        StoredMessage message = StoredMessage.named(place, name.toString());
        if (!policy.mayGo(message)) {
            return;
        }
        try {
            judgeFile(directory, name, message);
        } catch (IOException e) {
            report.failed(directory.pathOf(name), e);
        }
    }

    private void judgeFile(OpenDirectory directory, Path name, StoredMessage message) throws IOException {
        Optional<BasicFileAttributes> file = directory.attributes(name).filter(BasicFileAttributes::isRegularFile);
        if (file.isEmpty()) {
            return;
        }
        long bytes = file.get().size();
        Optional<ExpiryCause> cause =
                policy.judge(message.completed(file.get().lastModifiedTime().toInstant(), bytes));
        if (cause.isPresent() && (dryRun || delete(directory, name))) {
            report.removed(new Removal(directory.pathOf(name), cause.get(), bytes));
        }
    }

    private boolean delete(OpenDirectory directory, Path name) throws IOException {
        if (!changed) {
            // Before the first message goes, so that a sweep cut short leaves no sum that is too high.
            changed = true;
            forgetQuotaSum();
        }
        return directory.deleteFile(name);
    }

    private void forgetQuotaSum() {
        try {
            if (mailbox.attributes(QUOTA_SUM)
                    .filter(BasicFileAttributes::isRegularFile)
                    .isPresent()) {
                mailbox.deleteFile(QUOTA_SUM);
            }
        } catch (IOException e) {
            report.failed(mailbox.pathOf(QUOTA_SUM), e);
        }
    }

    @Override
    public void unreadable(String path, IOException why) {
        report.failed(path, why);
    }
}
