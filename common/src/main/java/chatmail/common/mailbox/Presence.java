// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a file is there. {@link Files#exists} answers no when it cannot tell; here that is an {@link IOException}, because
 * "no such user" and "the disk failed" lead to different replies. Links are not followed.
 */
public final class Presence {
    private Presence() {}

    public static boolean ofAnything(Path path) throws IOException {
        return attributes(path).isPresent();
    }

    public static boolean ofFile(Path path) throws IOException {
        return file(path).isPresent();
    }

    /** @return what the file system tells of it; empty when there is none, or something that is no file */
    static Optional<BasicFileAttributes> file(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isRegularFile);
    }

    public static boolean ofDirectory(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    /** Whether it is there and has not changed since. */
    public static boolean isOlder(Path path, Instant time) throws IOException {
        return attributes(path)
                .filter(there -> there.lastModifiedTime().toInstant().isBefore(time))
                .isPresent();
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
