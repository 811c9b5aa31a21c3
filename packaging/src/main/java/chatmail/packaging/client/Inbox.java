// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import chatmail.packaging.lab.Waiting;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Literal;
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

    /** Waits until there are this many messages, no more and no fewer. */
    public void awaitCount(int number) throws IOException {
        Waiting.until(number + " messages to be there", DELIVERY, () -> {
            try {
                lookNow();
                // The library goes on counting those that others expunged, for as long as the folder is open.
                return Arrays.stream(folder.getMessages())
                                .filter(message -> !message.isExpunged())
                                .count()
                        == number;
            } catch (MessagingException trouble) {
                throw new IOException(trouble);
            }
        });
    }

    /** Puts a message there by APPEND, and says that it came at that time; empty says nothing of the time. */
    public void append(byte[] message, Optional<Instant> received) throws MessagingException {
        var flags = new Flags();
        folder.doCommand(protocol -> {
            protocol.append(
                    folder.getFullName(), flags, received.map(Date::from).orElse(null), new Literal() {
                        @Override
                        public int size() {
                            return message.length;
                        }

                        @Override
                        public void writeTo(OutputStream out) throws IOException {
                            out.write(message);
                        }
                    });
            return true;
        });
    }

    /** Copies all there is to another folder, which is made. */
    public void copyAllTo(String other) throws MessagingException {
        var target = store.getFolder(other);
        target.create(Folder.HOLDS_MESSAGES);
        folder.copyMessages(folder.getMessages(), target);
    }

    /** Sets an entry of the INBOX (RFC 5464), one without quotes or backslashes. */
    public void setMetadata(String entry, String value) throws MessagingException {
        command("SETMETADATA INBOX (" + entry + " \"" + value + "\")");
    }

    /** What the server says about an entry: one or more lines. */
    public String metadata(String entry) throws MessagingException {
        return command("GETMETADATA INBOX " + entry);
    }

    private String command(String text) throws MessagingException {
        return String.valueOf(folder.doCommand(protocol -> {
            var responses = protocol.command(text, null);
            protocol.handleResult(responses[responses.length - 1]);
            return Arrays.stream(responses).map(Object::toString).collect(Collectors.joining("\n"));
        }));
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
