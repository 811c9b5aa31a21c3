// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.wakeup;

import chatmail.common.address.Address;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Makes a file in {@code new/} and removes it: Dovecot's inotify watch sees a change, and no Maildir reader takes a name
 * that begins with a dot for a message. One that a crash left goes with the next nudge, for the name is always the same.
 *
 * <p>Where no message is left nobody has to be told of one. So it is wherever a client with no second device has fetched it
 * and deleted it; a nudge would only keep its connection from hibernating, and so delay the next message.
 */
public record MaildirNudge(Mailboxes mailboxes) implements WakeUps.Nudge {
    private static final String NAME = ".nudge";

    @Override
    public boolean at(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        if (mailbox.isEmpty() || !hasMessages(mailbox.get())) {
            return false;
        }
        Path file = mailbox.get().newMail().resolve(NAME);
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                    .close();
        } catch (NoSuchFileException e) {
            return false;
        }
        Files.deleteIfExists(file);
        return true;
    }

    private static boolean hasMessages(Mailbox mailbox) throws IOException {
        return hasFiles(mailbox.newMail()) || hasFiles(mailbox.seenMail());
    }

    /** Looks no further than to the first. */
    private static boolean hasFiles(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*")) {
            return files.iterator().hasNext();
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
