// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.removal;

import chatmail.common.mailbox.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the totals are kept, since every sweep is a process of its own: {@code .expirer-totals} beside the mailboxes.
 *
 * @param mailboxes the directory of the mailboxes
 */
public record TotalsFile(Path mailboxes) {
    private Path file() {
        return mailboxes.resolve(".expirer-totals");
    }

    public Totals read() throws IOException {
        try {
            return Totals.of(Files.readAllLines(file(), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Totals.of(List.of());
        }
    }

    /** Safe for several processes at once. */
    public void add(Report report, Optional<Instant> ran) throws IOException {
        ProcessLock lock = ProcessLock.take(mailboxes.resolve(".expirer-totals.lock"));
        try (lock) {
            List<String> lines = read().plus(report, ran).lines();
            AtomicFiles.replace(file(), (String.join("\n", lines) + '\n').getBytes(StandardCharsets.US_ASCII));
        }
    }
}
