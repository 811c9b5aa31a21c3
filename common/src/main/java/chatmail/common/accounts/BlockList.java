// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Addresses that the operator has shut out, of any domain: an empty file {@code .blocked/ADDRESS} for each. */
final class BlockList {
    /** The list in the making, before it has its name; longer than it by what makes it unique. */
    static final String DRAFT = ".blocked-";

    /** Two changes within a tick of the kernel's clock leave the same time; after this much no other can. */
    private static final long SETTLED_NANOS = 1_000_000_000L;

    private final Path mailboxes;
    private final Path directory;
    private final LongSupplier nanoTime;
    private volatile Seen latest = new Seen(FileTime.fromMillis(-1), null, 0, Optional.empty());
    private volatile boolean mayList = true;

    /**
     * The directory as it was found.
     *
     * @param since nanoseconds, of when it was found so first
     * @param names empty when they have not been read
     */
    private record Seen(FileTime modified, @Nullable Object key, long since, Optional<Set<String>> names) {
        boolean is(BasicFileAttributes directory) {
            return modified.equals(directory.lastModifiedTime()) && Objects.equals(key, directory.fileKey());
        }
    }

    BlockList(Path mailboxes, LongSupplier nanoTime) {
        this.mailboxes = mailboxes;
        this.nanoTime = nanoTime;
        directory = mailboxes.resolve(".blocked");
    }

    boolean has(Address address) throws IOException {
        return mayList ? hasInListing(address) : hasMark(address);
    }

    private boolean hasMark(Address address) throws IOException {
        return Presence.ofAnything(directory.resolve(address.toString()));
    }

    /** Every login asks, so the list is kept for as long as the directory stays as it was. */
    private boolean hasInListing(Address address) throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return false;
        }
        Seen before = latest;
        if (!before.is(now)) {
            latest = new Seen(now.lastModifiedTime(), now.fileKey(), nanoTime.getAsLong(), Optional.empty());
            return hasMark(address);
        }
        if (before.names.isEmpty() && nanoTime.getAsLong() - before.since > SETTLED_NANOS) {
            list(before);
        }
        return before.names.isPresent() ? before.names.get().contains(address.toString()) : hasMark(address);
    }

    private void list(Seen before) throws IOException {
        try (Stream<Address> all = all()) {
            Set<String> names = all.map(Address::toString).collect(Collectors.toSet());
            latest = new Seen(before.modified, before.key, before.since, Optional.of(names));
        } catch (AccessDeniedException e) {
            // The milter may only ask for one name after the other.
            mayList = false;
        }
    }

    /** Asking takes longer as long as there is nothing to look into. */
    void prepare() throws IOException {
        if (!Presence.ofDirectory(directory)) {
            make();
        }
    }

    /** Durable when it returns; those who ask notice at once. */
    void add(Address address) throws IOException {
        prepare();
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
        Path draft = Files.createTempDirectory(mailboxes, DRAFT);
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
