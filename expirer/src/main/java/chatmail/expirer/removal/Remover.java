// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes messages of one mailbox, and with the first and the last of them the sum that Dovecot keeps of their sizes. */
public final class Remover {
    /** Dovecot's sum of the message sizes (Maildir++ quota); without it Dovecot adds them up again. */
    private static final Name QUOTA_SUM = Name.of("maildirsize");

    private final OpenDirectory mailbox;
    private final Findings findings;
    private boolean changed;

    public Remover(OpenDirectory mailbox, Findings findings) {
        this.mailbox = mailbox;
        this.findings = findings;
    }

    /** @return false when there was no file of that name any more */
    public boolean delete(OpenDirectory directory, Name name) throws IOException {
        if (!changed) {
            // Before the first message goes, so that a sweep cut short leaves no sum that is too high.
            changed = true;
            forgetQuotaSum();
        }
        return directory.deleteFile(name);
    }

    /** Dovecot may have added up while messages were going. */
    public void end() {
        if (changed) {
            forgetQuotaSum();
        }
    }

    private void forgetQuotaSum() {
        try {
            if (mailbox.attributes(QUOTA_SUM)
                    .filter(BasicFileAttributes::isRegularFile)
                    .isPresent()) {
                mailbox.deleteFile(QUOTA_SUM);
            }
        } catch (IOException e) {
            findings.failed(mailbox.pathOf(QUOTA_SUM), e);
        }
    }
}
