// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.Program;
import chatmail.common.daemon.UsageException;
import chatmail.expirer.removal.Report;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The command {@code chatmail-expirer}: deletes what is too old, makes room, and reports what is stored. */
public final class ExpirerMain {
    /** As many as there are processors, but a file system has little use for more than a few. */
    static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private static final Logger LOG = LoggerFactory.getLogger(ExpirerMain.class);
    private static final Program PROGRAM =
            new Program("chatmail-expirer", """
            usage: chatmail-expirer --config FILE [sweep] [--dry-run] [--now EPOCH_SECONDS] [--verbose]
                   chatmail-expirer --config FILE quota TARGET_MB MAILBOX_DIR [--now EPOCH_SECONDS] [--verbose]
                   chatmail-expirer --config FILE report [--textfile FILE] [--now EPOCH_SECONDS]""", Set.of("--dry-run", "--verbose"), Set.of("--now", "--textfile"));

    private ExpirerMain() {}

    public static void main(String[] args) {
        PROGRAM.main(args, ExpirerMain::run);
    }

    static Optional<Integer> run(ChatmailConfig config, Arguments arguments) throws IOException, UsageException {
        List<String> operands = arguments.operands();
        String verb = operands.isEmpty() ? "sweep" : operands.get(0);
        if (!verb.equals("report") && arguments.has("--textfile")) {
            throw new UsageException("--textfile belongs to report");
        }
        return Optional.of(
                switch (verb) {
                    case "sweep" -> new SweepCommand(config, arguments).run();
                    case "quota" -> new QuotaCommand(config, arguments).run();
                    case "report" -> new ReportCommand(config, arguments).run();
                    default -> throw new UsageException("unknown command (expected: sweep, quota or report)");
                });
    }

    /** Says what could not be done, in kinds and figures. */
    static int exitCode(Report report) {
        if (report.failures() > 0) {
            LOG.error("{}; with --verbose each is named on standard output", report.failureSummary());
            return ExitCode.FAILURE;
        }
        return ExitCode.OK;
    }

    static Instant now(Arguments arguments) throws UsageException {
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
