// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Presence;
import chatmail.common.mailbox.SmallFiles;
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
 * have them in {@code pending_notifications}. Only names are kept in memory, because tokens can be long and many.
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
     * To be called before anything is added. What a crash left half made goes.
     *
     * @param most of them; others stay until the next start
     * @return the ids of what earlier processes have left, not read yet
     */
    List<String> prepare(int most) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        takeOver();
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, ".*")) {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.limit(most).map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The files have the same form, so only their names change. */
    private void takeOver() throws IOException {
        if (!Presence.ofDirectory(upstream)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(upstream)) {
            for (Path file : files) {
                if (file.getFileName().toString().endsWith(".tmp")) {
                    Files.deleteIfExists(file);
                } else {
                    Files.move(file, directory.resolve(UUID.randomUUID().toString()));
                }
            }
        }
    }

    /**
     * Durable when it returns.
     *
     * @return the id
     */
    String add(Notification notification) throws IOException {
        String id = UUID.randomUUID().toString();
        String text = notification.address().toString()
                + '\n'
                + notification.since().getEpochSecond()
                + '\n'
                + notification.token();
        Path draft = directory.resolve('.' + id);
        try {
            AtomicFiles.create(draft, text.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, directory.resolve(id));
        } finally {
            Files.deleteIfExists(draft);
        }
        AtomicFiles.sync(directory);
        return id;
    }

    /** Need not be durable: one that comes back is sent twice at worst. */
    void remove(String id) throws IOException {
        Files.deleteIfExists(directory.resolve(id));
    }

    /** @return empty for what nobody can read */
    Optional<Notification> read(String id) throws IOException {
        try {
            Optional<Notification> read = SmallFiles.read(directory.resolve(id), MAX_OCTETS)
                    .flatMap(octets -> parse(new String(octets, StandardCharsets.ISO_8859_1)));
            if (read.isEmpty()) {
                LOG.warn("push: a file of the queue is unreadable, and goes");
            }
            return read;
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<Notification> parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3
                || !lines.get(1).matches("\\d{1,10}")
                || lines.get(2).isEmpty()) {
            return Optional.empty();
        }
        Instant since = Instant.ofEpochSecond(Long.parseLong(lines.get(1)));
        return Address.parseExact(lines.get(0)).map(address -> new Notification(address, lines.get(2), since));
    }
}
