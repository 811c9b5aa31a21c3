// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import chatmail.common.mailbox.AtomicFiles;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Writes files that are there as a whole or not at all, also after a crash. */
public final class Disk {

    private static final int READABLE = 0644;

    private Disk() {}

    /** Empty when there is none. */
    public static Optional<byte[]> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /** Replaces a file, which keeps owner and mode, or makes one for everybody to read. A link stays a link. */
    public static void put(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            make(file, content, READABLE, Optional.empty());
            return;
        }
        var target = file.toRealPath();
        Map<String, Object> before = Files.readAttributes(target, "unix:uid,gid,mode");
        var draft = draft(target, content);
        for (var attribute : new String[] {"uid", "gid", "mode"}) {
            Files.setAttribute(draft, "unix:" + attribute, before.get(attribute));
        }
        publish(draft, target);
    }

    /** Makes a file, and the directories above it for everybody to read. */
    public static void make(Path file, byte[] content, int mode, Optional<User> owner) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = draft(file, content);
        if (owner.isPresent()) {
            own(draft, owner.get());
        }
        Files.setAttribute(draft, "unix:mode", mode);
        publish(draft, file);
    }

    /** Hands a file or directory over. */
    public static void own(Path file, User owner) throws IOException {
        Files.setAttribute(file, "unix:uid", owner.uid());
        Files.setAttribute(file, "unix:gid", owner.gid());
    }

    /** Removes a file, if it is there. */
    public static void remove(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            AtomicFiles.sync(file.resolveSibling("."));
        }
    }

    private static Path draft(Path file, byte[] content) throws IOException {
        var draft = file.resolveSibling('.' + file.getFileName().toString() + ".chatmailctl");
        Files.deleteIfExists(draft);
        AtomicFiles.create(draft, content);
        return draft;
    }

    private static void publish(Path draft, Path file) throws IOException {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.sync(file.resolveSibling("."));
    }
}
