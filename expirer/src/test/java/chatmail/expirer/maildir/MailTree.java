// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import chatmail.common.config.ChatmailConfig.Retention;
import chatmail.common.mailbox.Mailboxes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A mailboxes directory under test, at a fixed moment. */
public class MailTree {
    public static final Instant NOW = Instant.parse("2026-11-17T12:00:00Z");
    public static final Retention LIMITS = new Retention(Duration.ofDays(20), Duration.ofDays(7), Duration.ofDays(90));

    public final Path root;

    public MailTree(Path root) {
        this.root = root;
    }

    /** A file name as Dovecot gives it to a message delivered so long ago. */
    public static String name(Duration age, String rest) {
        return NOW.minus(age).getEpochSecond() + "." + rest;
    }

    /** A sparse file whose mtime says that it is so old. */
    public Path file(String path, Duration age, long bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(bytes);
        }
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        return file;
    }

    /** A message whose mtime says that it is new, so that only its name tells its age. */
    public Path message(String directory, Duration age, String rest) throws IOException {
        return file(directory + '/' + name(age, rest), Duration.ZERO, 10);
    }

    public Path account(String address, Duration sinceLogin) throws IOException {
        file(address + "/password", sinceLogin, 0);
        return root.resolve(address);
    }

    public Mailboxes mailboxes() {
        return new Mailboxes(root, "c.test");
    }

    /** Every file and directory, relative; without what the account store keeps under dot names. */
    public Set<String> paths() throws IOException {
        return new TreeSet<>(snapshot().keySet());
    }

    /** Like {@link #paths}, with everything that a changed byte would change. */
    public Map<String, String> snapshot() throws IOException {
        var snapshot = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String path = root.relativize(file).toString();
                if (!path.startsWith(".") && !path.isEmpty()) {
                    snapshot.put(
                            path,
                            Files.readAttributes(file, "unix:mode,ino,nlink,size,lastModifiedTime,ctime")
                                    .toString());
                }
            }
        }
        return snapshot;
    }
}
