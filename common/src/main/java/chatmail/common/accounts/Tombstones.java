// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import chatmail.common.address.KeyedHash;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Names that were used once, so that no stranger receives another's mail. Only a keyed hash of each name is kept: an
 * empty file {@code .tombstones/HASH}, with the key beside it in {@code .tombstones/key}.
 */
final class Tombstones {
    private final Path directory;

    Tombstones(Path mailboxes) {
        directory = mailboxes.resolve(".tombstones");
    }

    boolean has(Address address) throws IOException {
        return Presence.ofFile(directory.resolve("key")) && Presence.ofFile(directory.resolve(hash(address)));
    }

    /** Durable when it returns. */
    void add(Address address) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        makeKey();
        try {
            AtomicFiles.create(directory.resolve(hash(address)), new byte[0]);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        AtomicFiles.sync(directory);
    }

    void remove(Address address) throws IOException {
        Files.deleteIfExists(directory.resolve(hash(address)));
    }

    /** Clears away keys half made; they alone begin with a dot. */
    void removeLeftovers(Instant oldest) throws IOException {
        if (!Presence.ofDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(directory, ".*")) {
            for (Path draft : drafts) {
                if (Presence.isOlder(draft, oldest)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    /** The first process to need a key makes it; a link is whole at once and never replaces another's. */
    private void makeKey() throws IOException {
        Path key = directory.resolve("key");
        if (Presence.ofFile(key)) {
            return;
        }
        Path draft = Files.createTempFile(directory, ".key", "");
        try {
            AtomicFiles.replace(draft, KeyedHash.newKey(new SecureRandom()));
            Files.createLink(key, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, and its key is as good.
        } finally {
            Files.deleteIfExists(draft);
        }
        AtomicFiles.sync(directory);
    }

    private String hash(Address address) throws IOException {
        return HexFormat.of().formatHex(KeyedHash.of(address, Files.readAllBytes(directory.resolve("key"))));
    }
}
