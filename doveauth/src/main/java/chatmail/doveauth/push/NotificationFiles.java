// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications on the disk, one file each in {@code .push}: address, seconds and token on a line each, as upstream relays
 * have them in {@code pending_notifications}.
 */
final class NotificationFiles {
    private static final Logger LOG = LoggerFactory.getLogger(NotificationFiles.class);

    /** More than an address, a time and the longest token. */
    private static final int MAX_OCTETS = 8_192;

    private final Path directory;
    private final Path upstream;

    NotificationFiles(Path mailboxes) {
        directory = mailboxes.resolve(".push");
        upstream = mailboxes.resolve("pending_notifications");
    }

    /**
     * To be called before anything is added.
     *
     * @return what earlier processes have left, to be read when there is time; files of this process are not among it
     */
    List<Path> prepare() throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        takeOver();
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Durable when it returns. */
    Notification add(Address address, String token, Instant since) throws IOException {
        String id = UUID.randomUUID().toString();
        String text = address.toString() + '\n' + since.getEpochSecond() + '\n' + token;
        Path draft = directory.resolve('.' + id);
        AtomicFiles.create(draft, text.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, directory.resolve(id));
        AtomicFiles.sync(directory);
        return new Notification(id, address, token, since);
    }

    /** Need not be durable: one that comes back is sent twice at worst. */
    void remove(Notification notification) throws IOException {
        Files.deleteIfExists(directory.resolve(notification.id()));
    }

    /** Reads what was left; what a crash left half made, or nobody can read, goes. */
    Optional<Notification> load(Path left) throws IOException {
        Optional<Notification> notification = read(left);
        if (notification.isEmpty()) {
            Files.deleteIfExists(left);
        }
        return notification;
    }

    private void takeOver() throws IOException {
        if (!Presence.ofDirectory(upstream)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(upstream)) {
            for (Path file : files) {
                Optional<Notification> notification = read(file);
                if (notification.isPresent()) {
                    Notification found = notification.get();
                    add(found.address(), found.token(), found.since());
                }
                Files.deleteIfExists(file);
            }
        }
    }

    private static Optional<Notification> read(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || !Presence.ofFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) <= MAX_OCTETS) {
                Optional<Notification> read = parse(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                if (read.isPresent()) {
                    return read;
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        LOG.warn("push: a file of the queue is unreadable, and goes");
        return Optional.empty();
    }

    private static Optional<Notification> parse(String id, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3
                || !lines.get(1).matches("\\d{1,10}")
                || lines.get(2).isEmpty()) {
            return Optional.empty();
        }
        Instant since = Instant.ofEpochSecond(Long.parseLong(lines.get(1)));
        return Address.parseExact(lines.get(0)).map(address -> new Notification(id, address, lines.get(2), since));
    }
}
