// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.UsageException;
import chatmail.expirer.maildir.Name;
import chatmail.expirer.maildir.OpenDirectory;
import chatmail.expirer.quota.QuotaPlan;
import chatmail.expirer.quota.QuotaSweep;
import chatmail.expirer.removal.Findings;
import chatmail.expirer.removal.OrderedLines;
import chatmail.expirer.removal.Report;
import chatmail.expirer.removal.TotalsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code quota TARGET_MB MAILBOX_DIR}: makes room in one mailbox, when Dovecot warns that it is nearly full. */
final class QuotaCommand {
    private final Path root;
    private final Path mailbox;
    private final QuotaPlan plan;
    private final boolean verbose;

    QuotaCommand(ChatmailConfig config, Arguments arguments) throws IOException, UsageException {
        List<String> operands = arguments.operands();
        if (operands.size() != 3 || !operands.get(1).matches("\\d{1,9}") || arguments.has("--dry-run")) {
            throw new UsageException("quota takes a number of megabytes and the directory of a mailbox");
        }
        root = config.storage().mailboxesDir();
        mailbox = name(operands.get(2));
        plan = new QuotaPlan(Long.parseLong(operands.get(1)) << 20, ExpirerMain.now(arguments));
        verbose = arguments.has("--verbose");
    }

    /** The path comes from Dovecot; whatever it is, only a directory right in that of the mailboxes is entered. */
    private Path name(String directory) throws IOException, UsageException {
        Path path = Path.of(directory).toAbsolutePath().normalize();
        Path parent = path.getParent();
        boolean inside = parent != null
                && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                && Files.isSameFile(parent, root)
                && path.getFileName().toString().indexOf('@') > 0
                && !path.getFileName().toString().startsWith(".");
        if (!inside) {
            throw new UsageException("quota got a path that is no mailbox in mailboxes_dir");
        }
        return path.getFileName();
    }

    int run() throws IOException {
        var report = new Report();
        try (var lines = Lines.onStandardOutput();
                var page = new OrderedLines(lines).page(0)) {
            var findings = new Findings(report, verbose ? Optional.of(page) : Optional.empty());
            OpenDirectory.open(root, all -> new QuotaSweep(all, Name.of(mailbox.toString()), findings).run(plan));
        }
        // Dovecot logs whatever it hears from its hooks as an error, so a success is silent.
        new TotalsFile(root).add(report, Optional.empty());
        return ExpirerMain.exitCode(report);
    }
}
