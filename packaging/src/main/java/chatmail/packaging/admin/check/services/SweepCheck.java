// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is too old is being deleted.
 *
 * @param mailboxes as the running system sees it
 */
public record SweepCheck(Host host, Path mailboxes, Instant now) implements Check {

    /** Two come an hour. */
    private static final Duration LATE = Duration.ofHours(2);

    private static final String LAST_RUN = "last-run ";

    @Override
    public String name() {
        return "last sweep";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var cure =
                "systemctl start chatmail-expirer.service chatmail-expirer.timer; journalctl -u chatmail-expirer -n 20";
        var last = last();
        if (last.isEmpty()) {
            return List.of(Outcome.warn(
                    "there was none yet; the first comes within half an hour of setup", "if it did not: " + cure));
        }
        var ago = Duration.between(last.get(), now);
        return List.of(
                ago.compareTo(LATE) > 0
                        ? Outcome.fail("it was " + ago.toHours() + " hours ago, so old mail stays", cure)
                        : Outcome.ok(ago.toMinutes() + " minutes ago"));
    }

    private Optional<Instant> last() throws IOException {
        var file = host.at(mailboxes.resolve(".expirer-totals"));
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file, ISO_8859_1).stream()
                .filter(line -> line.matches(LAST_RUN + "\\d{1,15}"))
                .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(LAST_RUN.length()))))
                .findFirst();
    }
}
