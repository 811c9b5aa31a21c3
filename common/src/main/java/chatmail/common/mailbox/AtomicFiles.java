// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that are whole or absent, also after a crash: written beside their place, synced, then renamed. */
public final class AtomicFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);

    private AtomicFiles() {}

    /** Makes a file that nobody else reads and brings it to the disk. */
    public static void create(Path file, byte[] content) throws IOException {
        create(file, content, OWNER_ONLY);
    }

    private static void create(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        try (FileChannel channel = FileChannel.open(file, NEW, PosixFilePermissions.asFileAttribute(mode))) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Replaces a file, or makes it; a reader sees the old content or the new one. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, content, OWNER_ONLY);
    }

    /** As {@link #replace}, for everybody to read. */
    public static void publish(Path file, byte[] content) throws IOException {
        replace(file, content, FOR_ALL);
    }

    private static void replace(Path file, byte[] content, Set<PosixFilePermission> mode) throws IOException {
        Path draft = file.resolveSibling('.'
                + file.getFileName().toString()
                + '.'
                + ProcessHandle.current().pid()
                + '.'
                + Thread.currentThread().getId());
        Files.deleteIfExists(draft);
        try {
            create(draft, content, mode);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.resolveSibling("."));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Brings the names in a directory to the disk; until then a crash may undo a create, rename or delete. */
    public static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
