// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.MaildirAccountStore;
import chatmail.expirer.maildir.MailTree;
import chatmail.expirer.removal.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tree with its sweeps, and what the last one said. */
final class SweptTree extends MailTree {
    final List<String> lines = new ArrayList<>();
    final List<String> remarks = new ArrayList<>();

    SweptTree(Path root) {
        super(root);
    }

    Report sweep() throws IOException {
        return sweep(new MaildirAccountStore(mailboxes()), false);
    }

    Report dryRun() throws IOException {
        return sweep(new MaildirAccountStore(mailboxes()), true);
    }

    Report sweep(AccountStore accounts, boolean dryRun) throws IOException {
        lines.clear();
        remarks.clear();
        var report = new Report();
        new Sweep(mailboxes(), accounts, new ExpiryPolicy(LIMITS, NOW), dryRun, () -> false)
                .run(2, report, Optional.of(some -> some.toString()
                        .lines()
                        .forEach(line -> (line.startsWith("#") ? remarks : lines).add(line))));
        return report;
    }
}
