// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A directory held open. Its entries are reached relative to the handle and links are never followed, so what happens
 * here happens in this directory, whatever others rename meanwhile. An entry that vanished is no error anywhere.
 */
final class OpenDirectory {
    /** What to do with an open directory, or with one of its names. */
    @FunctionalInterface
    interface Action<T> {
        void accept(T subject) throws IOException;
    }

    private final SecureDirectoryStream<Path> handle;
    private final String path;

    private OpenDirectory(SecureDirectoryStream<Path> handle, String path) {
        this.handle = handle;
        this.path = path;
    }

    /** Opens a directory by its path, the only one that may be a link; it is closed after the action. */
    static void open(Path directory, Action<OpenDirectory> action) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            if (!(stream instanceof SecureDirectoryStream<Path> handle)) {
                throw new IOException("this system cannot delete relative to an open directory");
            }
            action.accept(new OpenDirectory(handle, ""));
        }
    }

    /** Enters a directory in this one; does nothing when the name stands for something else or for nothing. */
    void enter(Path name, Action<OpenDirectory> action) throws IOException {
        // Asked first because opening a FIFO would wait for its writer.
        if (attributes(name).filter(BasicFileAttributes::isDirectory).isEmpty()) {
            return;
        }
        SecureDirectoryStream<Path> child;
        try {
            child = handle.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return;
        }
        try (child) {
            action.accept(new OpenDirectory(child, pathOf(name)));
        }
    }

    /** Goes through the names once, in the order of the directory; can be done only once. */
    void forEachName(Action<Path> action) throws IOException {
        try {
            for (Path entry : handle) {
                // An absolute path would make every call forget the handle.
                action.accept(entry.getFileName());
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** @return empty when nothing has the name; of a link its own */
    Optional<BasicFileAttributes> attributes(Path name) throws IOException {
        try {
            return Optional.of(
                    handle.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** @return false when nothing had the name */
    boolean deleteFile(Path name) throws IOException {
        try {
            handle.deleteFile(name);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Relative to the directory that was opened first; empty for that one itself. */
    String path() {
        return path;
    }

    String pathOf(Path name) {
        return path.isEmpty() ? name.toString() : path + '/' + name;
    }
}
