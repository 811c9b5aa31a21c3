// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** Addresses that the operator has shut out, of any domain: an empty file {@code .blocked/ADDRESS} for each. */
final class BlockList {
    private final Path mailboxes;
    private final Path directory;

    BlockList(Path mailboxes) {
        this.mailboxes = mailboxes;
        directory = mailboxes.resolve(".blocked");
    }

    boolean has(Address address) throws IOException {
        return Presence.ofAnything(directory.resolve(address.toString()));
    }

    /** Durable when it returns; those who ask notice at once. */
    void add(Address address) throws IOException {
        if (!Presence.ofDirectory(directory)) {
            make();
        }
        try {
            AtomicFiles.create(directory.resolve(address.toString()), new byte[0]);
        } catch (FileAlreadyExistsException e) {
            // It is shut out already.
        }
        AtomicFiles.sync(directory);
    }

    void remove(Address address) throws IOException {
        if (Files.deleteIfExists(directory.resolve(address.toString()))) {
            AtomicFiles.sync(directory);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // Closing the result closes the directory.
    Stream<Address> all() throws IOException {
        if (!Presence.ofDirectory(directory)) {
            return Stream.empty();
        }
        return Files.list(directory)
                .flatMap(path -> Address.parseExact(path.getFileName().toString()).stream());
    }

    /**
     * The daemons have to pass through it, whoever made it: it gets the owner and the group of the directory around it.
     * Whole at once, because somebody who may not pass takes that for trouble and puts all mail off.
     */
    private void make() throws IOException {
        Path draft = Files.createTempDirectory(mailboxes, ".blocked-");
        try {
            PosixFileAttributes around = Files.readAttributes(mailboxes, PosixFileAttributes.class);
            PosixFileAttributes made = Files.readAttributes(draft, PosixFileAttributes.class);
            var view = Files.getFileAttributeView(draft, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            if (!made.group().equals(around.group())) {
                view.setGroup(around.group());
            }
            if (!made.owner().equals(around.owner())) {
                view.setOwner(around.owner());
            }
            view.setPermissions(PosixFilePermissions.fromString("rwx--x---"));
            Files.move(draft, directory);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster.
        } finally {
            Files.deleteIfExists(draft);
        }
        AtomicFiles.sync(mailboxes);
    }
}
