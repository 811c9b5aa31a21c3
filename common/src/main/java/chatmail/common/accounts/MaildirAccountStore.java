// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.LastLogin;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.mailbox.Presence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Accounts as directories, one per address.
 *
 * <p>Creating and deleting are single renames: an account is made under a dot name and renamed into place, which fails
 * when a directory with something in it is already there; it goes by being renamed away first. So every process sees a
 * whole account or none, and rename(2) itself decides races.
 */
public final class MaildirAccountStore implements AccountStore {
    /** Others may pass, so that the milter can ask which files exist, but not list; Dovecot derives mail modes from it. */
    private static final FileAttribute<Set<PosixFilePermission>> MAILBOX_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x---"));

    private static final String DRAFT = ".new-";
    private static final String GONE = ".gone-";

    /** No creation takes as long, so an older draft belongs to a process that was killed. */
    private static final Duration DRAFT_TIME = Duration.ofHours(1);

    private final Mailboxes mailboxes;
    private final Tombstones tombstones;
    private final BlockList blocked;

    public MaildirAccountStore(Mailboxes mailboxes) {
        this(mailboxes, System::nanoTime);
    }

    MaildirAccountStore(Mailboxes mailboxes, LongSupplier nanoTime) {
        this.mailboxes = mailboxes;
        tombstones = new Tombstones(mailboxes.root());
        blocked = new BlockList(mailboxes.root(), nanoTime);
    }

    /** Makes what is quicker to ask when it is there, for whoever may write; without it nothing is wrong. */
    public void prepare() throws IOException {
        blocked.prepare();
    }

    @Override
    public Optional<Account> find(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        if (mailbox.isEmpty() || !mailbox.get().hasAccount()) {
            return Optional.empty();
        }
        String home = mailbox.get().directory().toString();
        return Optional.of(new Account(address, home, !mailbox.get().enforcesEncryption(), isBlocked(address)));
    }

    @Override
    public Optional<Credentials> credentials(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        Optional<String> hash =
                mailbox.isEmpty() ? Optional.empty() : mailbox.get().passwordHash();
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        String home = mailbox.get().directory().toString();
        return Optional.of(new Credentials(home, hash.get(), isBlocked(address)));
    }

    @Override
    public boolean isFree(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        return mailbox.isPresent()
                && !Presence.ofDirectory(mailbox.get().directory())
                && !tombstones.has(address)
                && !isBlocked(address);
    }

    @Override
    public Creation createIfAbsent(Address address, String passwordHash) throws IOException {
        Mailbox mailbox = mailboxes
                .of(address)
                .orElseThrow(() -> new IllegalArgumentException("an address that can have no mailbox"));
        if (mailbox.hasAccount()) {
            return existed();
        }
        if (tombstones.has(address)) {
            return Creation.RETIRED;
        }
        Path draft = mailboxes.root().resolve(DRAFT + UUID.randomUUID());
        Files.createDirectory(draft, MAILBOX_MODE);
        try {
            var whole = new Mailbox(draft);
            AtomicFiles.create(whole.passwordFile(), passwordHash.getBytes(StandardCharsets.UTF_8));
            AtomicFiles.create(whole.enforceEncryptionFile(), new byte[0]);
            LastLogin.set(whole, Files.getLastModifiedTime(whole.passwordFile()).toInstant());
            AtomicFiles.sync(draft);
            return place(whole, mailbox);
        } finally {
            deleteTree(draft);
        }
    }

    private Creation place(Mailbox draft, Mailbox mailbox) throws IOException {
        try {
            Files.move(draft.directory(), mailbox.directory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException occupied) {
            if (mailbox.hasAccount()) {
                return existed();
            }
            if (!Presence.ofDirectory(mailbox.directory())) {
                throw occupied;
            }
            return adopt(draft, mailbox);
        }
        AtomicFiles.sync(mailboxes.root());
        return Creation.CREATED;
    }

    /** The one who was faster may not have come to this yet, and the caller makes the same promise. */
    private Creation existed() throws IOException {
        AtomicFiles.sync(mailboxes.root());
        return Creation.EXISTED;
    }

    /** A directory with mail but without a password, as a crashed upstream relay leaves it, becomes an account. */
    private Creation adopt(Mailbox draft, Mailbox mailbox) throws IOException {
        try {
            Files.createLink(mailbox.enforceEncryptionFile(), draft.enforceEncryptionFile());
        } catch (FileAlreadyExistsException e) {
            // It is strict already.
        }
        try {
            Files.createLink(mailbox.passwordFile(), draft.passwordFile());
        } catch (FileAlreadyExistsException e) {
            AtomicFiles.sync(mailbox.directory());
            return existed();
        }
        AtomicFiles.sync(mailbox.directory());
        AtomicFiles.sync(mailboxes.root());
        return Creation.CREATED;
    }

    @Override
    public void touchLogin(Address address, Instant login) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        if (mailbox.isPresent()) {
            LastLogin.touch(mailbox.get(), login);
        }
    }

    @Override
    public void block(Address address, boolean shut) throws IOException {
        if (shut) {
            blocked.add(address);
        } else {
            blocked.remove(address);
        }
    }

    @Override
    public boolean isBlocked(Address address) throws IOException {
        return blocked.has(address);
    }

    @Override
    public Stream<Address> iterateBlocked() throws IOException {
        return blocked.all();
    }

    @Override
    public boolean deleteIfInactive(Address address, Instant since) throws IOException {
        Mailbox mailbox = mailboxes.of(address).orElse(null);
        if (mailbox == null || !LastLogin.isBefore(mailbox, since)) {
            return false;
        }
        // First the tombstone, then the rename: at no moment is the name free for a stranger.
        tombstones.add(address);
        Path gone = mailboxes.root().resolve(GONE + UUID.randomUUID());
        try {
            Files.move(mailbox.directory(), gone, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (!LastLogin.isBefore(new Mailbox(gone), since)) {
            // A login came between the look and the rename.
            Files.move(gone, mailbox.directory(), StandardCopyOption.ATOMIC_MOVE);
            tombstones.remove(address);
            return false;
        }
        AtomicFiles.sync(mailboxes.root());
        deleteTree(gone);
        return true;
    }

    /**
     * Removes an account that nobody but its maker knows of. Its name is not retired, for no stranger ever wrote to it; so
     * this leaves no file behind, nor makes one, which would belong to root where the others belong to the mailboxes' owner.
     */
    public void discard(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        if (mailbox.isPresent() && Presence.ofDirectory(mailbox.get().directory())) {
            Path gone = mailboxes.root().resolve(GONE + UUID.randomUUID());
            Files.move(mailbox.get().directory(), gone, StandardCopyOption.ATOMIC_MOVE);
            deleteTree(gone);
        }
    }

    /** Clears away what a killed process left of accounts half made or half deleted; mail may be in it. */
    public void removeLeftovers(Instant now) throws IOException {
        if (!Presence.ofDirectory(mailboxes.root())) {
            return;
        }
        Instant oldest = now.minus(DRAFT_TIME);
        try (Stream<Path> all = Files.list(mailboxes.root())) {
            for (Path path : (Iterable<Path>) all::iterator) {
                String name = path.getFileName().toString();
                boolean draft = name.startsWith(DRAFT) || name.startsWith(BlockList.DRAFT);
                if (name.startsWith(GONE) || (draft && Presence.isOlder(path, oldest))) {
                    deleteTree(path);
                }
            }
        }
        tombstones.removeLeftovers(oldest);
    }

    @Override
    public Stream<Address> iterate() throws IOException {
        return mailboxes.addresses();
    }

    private static void deleteTree(Path root) throws IOException {
        if (Presence.ofDirectory(root)) {
            try (Stream<Path> children = Files.list(root)) {
                for (Path child : (Iterable<Path>) children::iterator) {
                    deleteTree(child);
                }
            }
        }
        Files.deleteIfExists(root);
    }
}
