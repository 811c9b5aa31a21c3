// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.mailbox.Presence;
import chatmail.expirer.removal.ProcessLock;
import chatmail.expirer.removal.Report;
import chatmail.expirer.removal.TotalsFile;
import chatmail.expirer.sweep.ExpiryPolicy;
import chatmail.expirer.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code sweep}: deletes all that has had its time, or says what it would delete. */
final class SweepCommand {
    private static final Logger LOG = LoggerFactory.getLogger(SweepCommand.class);

    private final Mailboxes mailboxes;
    private final ExpiryPolicy policy;
    private final boolean dryRun;
    private final boolean verbose;

    SweepCommand(ChatmailConfig config, Arguments arguments) throws UsageException {
        if (arguments.operands().size() > 1) {
            throw new UsageException("sweep takes no operands, only options");
        }
        mailboxes = new Mailboxes(config.storage().mailboxesDir(), config.mailDomain());
        policy = new ExpiryPolicy(config.retention(), ExpirerMain.now(arguments));
        dryRun = arguments.has("--dry-run");
        verbose = dryRun || arguments.has("--verbose");
    }

    int run() throws IOException {
        Path root = mailboxes.root();
        // A dry run changes nothing, so it leaves no lock either; before the first account there is nothing to lock.
        if (dryRun || !Presence.ofDirectory(root)) {
            return sweep();
        }
        Optional<ProcessLock> lock = ProcessLock.tryTake(root.resolve(".expirer.lock"));
        if (lock.isEmpty()) {
            LOG.warn("another sweep is at work, so this one ends");
            return ExitCode.TEMPORARY;
        }
        ProcessLock held = lock.get();
        try (held) {
            return sweep();
        }
    }

    private int sweep() throws IOException {
        var report = new Report();
        var progress = Progress.of(report, !verbose);
        try (var stop = StopSignal.install();
                var lines = Lines.onStandardOutput();
                progress) {
            var accounts = new MaildirAccountStore(mailboxes);
            if (!dryRun) {
                removeLeftovers(accounts, report);
            }
            new Sweep(mailboxes, accounts, policy, dryRun, stop::isGiven)
                    .run(ExpirerMain.THREADS, report, verbose ? Optional.of(lines) : Optional.empty());
            if (!dryRun) {
                remember(report, stop.isGiven());
            }
            LOG.info(
                    "{}{} {}",
                    stop.isGiven() ? "stopped, " : "",
                    dryRun ? "would remove" : "removed",
                    report.summary());
            return ExpirerMain.exitCode(report);
        }
    }

    /** By the true time, whatever {@code --now} says: another process may be making an account. */
    private static void removeLeftovers(MaildirAccountStore accounts, Report report) {
        try {
            accounts.removeLeftovers(Instant.now());
        } catch (IOException e) {
            report.failed(e);
        }
    }

    private void remember(Report report, boolean stopped) throws IOException {
        if (Presence.ofDirectory(mailboxes.root())) {
            new TotalsFile(mailboxes.root()).add(report, stopped ? Optional.empty() : Optional.of(policy.now()));
        }
    }
}
