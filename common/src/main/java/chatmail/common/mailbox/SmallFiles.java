// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads files that should be small and may be anything: links are not followed, and no pipe is waited for. */
public final class SmallFiles {
    private SmallFiles() {}

    /**
     * @return the content; empty when it is longer, or no regular file
     * @throws java.nio.file.NoSuchFileException when there is nothing of that name
     */
    public static Optional<byte[]> read(Path file, int maxOctets) throws IOException {
        // Looked at first, because opening a pipe waits for its other end.
        if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isRegularFile()) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(maxOctets + 1);
            return content.length > maxOctets ? Optional.empty() : Optional.of(content);
        }
    }
}
