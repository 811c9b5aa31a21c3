// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Many mailboxes as Dovecot lays them out, whose messages are empty files: a sweep goes by their names.
 *
 * @param messages in each mailbox, of an age between now and twice the time that any is kept
 */
record MailboxForest(Path root, int mailboxes, int messages) {

    static final String DOMAIN = "load.example";

    private static final int MOST_AGE_SECONDS = 40 * 86_400;

    /** Besides the messages. */
    private static final List<String> FILES = List.of("password", "dovecot-uidlist", "dovecot.index.log");

    /** Of twenty messages. */
    private static final int LARGE_OF_TWENTY = 1;

    private static final int NEW_OF_TWENTY = 3;

    int files() {
        return mailboxes * (messages + FILES.size());
    }

    /** Always the same ages and sizes. */
    void plant() throws IOException {
        var random = new Random(1);
        long now = Instant.now().getEpochSecond();
        for (int i = 0; i < mailboxes; i++) {
            plant(root.resolve(String.format("u%08d@%s", i, DOMAIN)), random, now);
        }
    }

    private void plant(Path mailbox, Random random, long now) throws IOException {
        for (var folder : List.of(mailbox, mailbox.resolve(".DeltaChat"))) {
            for (var place : List.of("cur", "new", "tmp")) {
                Files.createDirectories(folder.resolve(place));
            }
        }
        for (var file : FILES) {
            Files.createFile(mailbox.resolve(file));
        }
        for (int i = 0; i < messages; i++) {
            long delivered = now - random.nextInt(MOST_AGE_SECONDS);
            long bytes =
                    random.nextInt(20) < LARGE_OF_TWENTY ? 200_001 + random.nextInt(5_000_000) : random.nextInt(60_000);
            boolean seen = random.nextInt(20) >= NEW_OF_TWENTY;
            var name = delivered + ".M" + i + "P" + random.nextInt(30_000) + ".mx,S=" + bytes + ",W="
                    + (bytes + bytes / 40);
            var folder = i % 10 == 0 ? mailbox.resolve(".DeltaChat") : mailbox;
            Files.createFile(folder.resolve(seen ? "cur/" + name + ":2,S" : "new/" + name));
        }
    }
}
