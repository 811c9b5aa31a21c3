// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Mailboxes;
import chatmail.expirer.census.Census;
import chatmail.expirer.census.Counts;
import chatmail.expirer.census.Exposition;
import chatmail.expirer.census.Screen;
import chatmail.expirer.removal.Totals;
import chatmail.expirer.removal.TotalsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code report}: what is stored and who is active, on standard output and, if asked, in a file for Prometheus. */
final class ReportCommand {
    private static final Logger LOG = LoggerFactory.getLogger(ReportCommand.class);

    private final Mailboxes mailboxes;
    private final Instant now;
    private final Optional<Path> textfile;

    ReportCommand(ChatmailConfig config, Arguments arguments) throws UsageException {
        if (arguments.operands().size() > 1 || arguments.has("--dry-run")) {
            throw new UsageException("report takes --textfile, and nothing else");
        }
        mailboxes = new Mailboxes(config.storage().mailboxesDir(), config.mailDomain());
        now = ExpirerMain.now(arguments);
        textfile = arguments.value("--textfile").map(Path::of);
    }

    int run() throws IOException {
        var counts = new Counts(now);
        new Census(mailboxes, counts).run(ExpirerMain.THREADS);
        Totals totals = new TotalsFile(mailboxes.root()).read();
        try (var lines = Lines.onStandardOutput()) {
            lines.accept(Screen.of(counts, totals));
        }
        if (textfile.isPresent()) {
            byte[] text = Exposition.of(counts, totals).getBytes(StandardCharsets.US_ASCII);
            AtomicFiles.publish(textfile.get().toAbsolutePath(), text);
        }
        if (counts.failures() > 0) {
            LOG.error("{} could not be read", counts.failures());
            return ExitCode.FAILURE;
        }
        return ExitCode.OK;
    }
}
