// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import chatmail.packaging.lab.Waiting;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** A logged-in user's INBOX. */
public final class Inbox implements AutoCloseable {

    private static final Duration DELIVERY = Duration.ofSeconds(30);

    private final Store store;
    private final IMAPFolder folder;

    Inbox(Store store) throws MessagingException {
        this.store = store;
        this.folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_WRITE);
    }

    /** How many messages there are now. */
    public int count() throws MessagingException {
        return folder.getMessageCount();
    }

    /** Waits until there are at least this many messages, and gives the bytes of the last of them. */
    public byte[] awaitMessage(int number) throws MessagingException, IOException {
        Waiting.until("message " + number + " to arrive", DELIVERY, () -> {
            try {
                lookNow();
                return folder.getMessageCount() >= number;
            } catch (MessagingException trouble) {
                throw new IOException(trouble);
            }
        });
        var bytes = new ByteArrayOutputStream();
        folder.getMessage(number).writeTo(bytes);
        return bytes.toByteArray();
    }

    /** The library itself asks the server once a second at most. */
    private void lookNow() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return true;
        });
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
