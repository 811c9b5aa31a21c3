// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;

/**
 * A directory held open. Its entries are reached relative to the handle and links are never followed, so what happens
 * here happens in this directory, whatever others rename meanwhile. An entry that vanished is no error anywhere. Several
 * threads may use it at once.
 */
public final class OpenDirectory {
    /** What to do with an open directory, or with one of its names. */
    @FunctionalInterface
    public interface Action<T> {
        void accept(T subject) throws IOException;
    }

    private final SecureDirectoryStream<Path> handle;
    private final Path start;
    private final String path;

    private OpenDirectory(SecureDirectoryStream<Path> handle, Path start, String path) {
        this.handle = handle;
        this.start = start;
        this.path = path;
    }

    /** Opens a directory by its path, the only one that may be a link; it is closed after the action. */
    public static void open(Path directory, Action<OpenDirectory> action) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            if (!(stream instanceof SecureDirectoryStream<Path> handle)) {
                throw new IOException("this system cannot delete relative to an open directory");
            }
            action.accept(new OpenDirectory(handle, directory, ""));
        }
    }

    /** Enters a directory in this one; does nothing when the name stands for something else or for nothing. */
    public void enter(Name name, Action<OpenDirectory> action) throws IOException {
        // Asked first because opening a FIFO would wait for its writer.
        if (!isDirectory(name)) {
            return;
        }
        SecureDirectoryStream<Path> child;
        try {
            child = handle.newDirectoryStream(name.path(), LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        try (child) {
            action.accept(new OpenDirectory(child, start, pathOf(name)));
        }
    }

    /** Goes through the names once, in the order of the directory; can be done only once. */
    public void forEachName(Action<Name> action) throws IOException {
        try {
            for (Iterator<Name> names = names(); names.hasNext(); ) {
                action.accept(names.next());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** As {@link #forEachName}, at the caller's pace; throws {@link DirectoryIteratorException}. */
    Iterator<Name> names() {
        Iterator<Path> entries = handle.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public Name next() {
                return Name.of(entries.next());
            }
        };
    }

    /** @return empty when nothing has the name; of a link its own */
    public Optional<BasicFileAttributes> attributes(Name name) throws IOException {
        try {
            return Optional.of(
                    handle.getFileAttributeView(name.path(), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** @return false when nothing had the name, or a directory, which stays */
    public boolean deleteFile(Name name) throws IOException {
        try {
            handle.deleteFile(name.path());
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (FileSystemException e) {
            if (isDirectory(name)) {
                return false;
            }
            throw e;
        }
    }

    /** @return false when it is not empty, or gone */
    public boolean deleteEmptyDirectory(Name name) throws IOException {
        try {
            handle.deleteDirectory(name.path());
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return false;
        }
    }

    /** @return what the name told, completed by the file where it has to be; empty when it is no file, or gone */
    public Optional<StoredMessage> complete(Name name, StoredMessage message) throws IOException {
        return message.isWhole()
                ? Optional.of(message)
                : attributes(name)
                        .filter(BasicFileAttributes::isRegularFile)
                        .map(file -> message.completed(file.lastModifiedTime().toInstant(), file.size()));
    }

    public boolean isDirectory(Name name) throws IOException {
        return attributes(name).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    /**
     * Whether there may be directories in this one, as far as can be told without asking for each name: most file systems
     * count them as links. Asked by path, so good for a hint and no more.
     */
    public boolean mayHoldDirectories() throws IOException {
        try {
            Object links = Files.getAttribute(start.resolve(path), "unix:nlink", LinkOption.NOFOLLOW_LINKS);
            return !links.equals(2);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Relative to the directory that was opened first; empty for that one itself. */
    public String path() {
        return path;
    }

    public String pathOf(Name name) {
        return path.isEmpty() ? name.text() : path + '/' + name;
    }
}
