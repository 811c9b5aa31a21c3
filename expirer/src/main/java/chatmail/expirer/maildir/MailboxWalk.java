// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Goes through the mailboxes in the order of their directory, several at a time: each thread takes the next name when it
 * is done with the last.
 *
 * @param root the directory that holds one directory per address
 */
public record MailboxWalk(Path root, int threads) {
    /** Hears of the mailboxes. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called by several threads at once.
         *
         * @param all the directory that holds the mailbox
         * @param number from 0 without a gap, in the order of the directory
         */
        void mailbox(OpenDirectory all, Name name, long number);
    }

    /**
     * Comes back when all is done. Before the first account there is no directory, and nothing to do.
     *
     * @throws IOException when the mailboxes directory itself cannot be read; not all has been seen then
     */
    public void run(Visitor visitor) throws IOException {
        if (Presence.ofDirectory(root)) {
            OpenDirectory.open(root, all -> share(new Names(all), visitor));
        }
    }

    private void share(Names names, Visitor visitor) throws IOException {
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> work(names, visitor), crew))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            crew.shutdown();
        }
        if (names.failure.isPresent()) {
            throw names.failure.get().getCause();
        }
    }

    private static void work(Names names, Visitor visitor) {
        for (Optional<Numbered> next = names.next(); next.isPresent(); next = names.next()) {
            visitor.mailbox(names.directory, next.get().name, next.get().number);
        }
    }

    private record Numbered(Name name, long number) {}

    /** The names that are still to be taken. */
    private static final class Names {
        private final OpenDirectory directory;
        private final Iterator<Name> rest;
        private long taken;
        private Optional<DirectoryIteratorException> failure = Optional.empty();

        Names(OpenDirectory directory) {
            this.directory = directory;
            rest = directory.names();
        }

        synchronized Optional<Numbered> next() {
            try {
                while (rest.hasNext()) {
                    Name name = rest.next();
                    if (isMailbox(name.text())) {
                        return Optional.of(new Numbered(name, taken++));
                    }
                }
            } catch (DirectoryIteratorException e) {
                failure = Optional.of(e);
            }
            return Optional.empty();
        }
    }

    /** Also of names that could have no account any more; what begins with a dot belongs to the account store. */
    private static boolean isMailbox(String name) {
        return name.indexOf('@') > 0 && !name.startsWith(".");
    }
}
