// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.Program;
import chatmail.common.daemon.UsageException;
import chatmail.common.mailbox.Mailboxes;
import chatmail.expirer.sweep.ExpiryPolicy;
import chatmail.expirer.sweep.Report;
import chatmail.expirer.sweep.Sweep;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command {@code chatmail-expirer}: deletes what is too old, or says what it would delete. */
public final class ExpirerMain {
    private static final Logger LOG = LoggerFactory.getLogger(ExpirerMain.class);
    private static final Program PROGRAM = new Program(
            "chatmail-expirer",
            "usage: chatmail-expirer --config FILE [sweep] [--dry-run] [--now EPOCH_SECONDS] [--verbose]",
            Set.of("--dry-run", "--verbose"),
            Set.of("--now"));

    private ExpirerMain() {}

    public static void main(String[] args) {
        PROGRAM.main(args, ExpirerMain::run);
    }

    static Optional<Integer> run(ChatmailConfig config, Arguments arguments) throws IOException, UsageException {
        checkVerb(arguments.operands());
        boolean dryRun = arguments.has("--dry-run");
        var policy = new ExpiryPolicy(config.retention(), now(arguments));
        var mailboxes = new Mailboxes(config.storage().mailboxesDir(), config.mailDomain());
        // Lines hold addresses, so they go to who asked for them and never to the log.
        var lines = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        var report = new Report(dryRun || arguments.has("--verbose") ? lines::println : line -> {});
        var accounts = new MaildirAccountStore(mailboxes);
        try {
            if (!dryRun) {
                removeLeftovers(accounts, report);
            }
            new Sweep(mailboxes, accounts, policy, report, dryRun).run();
        } finally {
            lines.flush();
        }
        LOG.info("{} {}", dryRun ? "would remove" : "removed", report.summary());
        if (report.failures() > 0) {
            LOG.error("{}; with --verbose each is named on standard output", report.failureSummary());
            return Optional.of(ExitCode.FAILURE);
        }
        return Optional.of(ExitCode.OK);
    }

    /** By the true time, whatever {@code --now} says: another process may be making an account. */
    private static void removeLeftovers(MaildirAccountStore accounts, Report report) {
        try {
            accounts.removeLeftovers(Instant.now());
        } catch (IOException e) {
            report.failed("leftovers of accounts", e);
        }
    }

    private static void checkVerb(List<String> operands) throws UsageException {
        String verb = operands.isEmpty() ? "sweep" : operands.get(0);
        if (verb.equals("quota") || verb.equals("report")) {
            throw new UsageException(verb + " is not in this version");
        }
        if (!verb.equals("sweep")) {
            throw new UsageException("unknown command (expected: sweep)");
        }
        if (operands.size() > 1) {
            throw new UsageException("sweep takes no operands, only options");
        }
    }

    private static Instant now(Arguments arguments) throws UsageException {
        Optional<String> seconds = arguments.value("--now");
        if (seconds.isEmpty()) {
            return Instant.now();
        }
        if (!seconds.get().matches("\\d{1,10}")) {
            throw new UsageException("--now takes whole seconds since 1970, at most 10 digits");
        }
        return Instant.ofEpochSecond(Long.parseLong(seconds.get()));
    }
}
