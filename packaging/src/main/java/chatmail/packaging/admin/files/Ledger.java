// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.files;

import chatmail.common.mailbox.AtomicFiles;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers on the disk what files were before and what was written into them.
 *
 * <p>Two trees with the paths of the files: {@code written} has each file that was changed or made, {@code original} has
 * those that were there. A file is recorded before it is changed, so whatever a crash cuts off can be undone.
 */
public final class Ledger {

    private static final String DIRECTORY = "/var/lib/chatmail/setup";
    private static final int OWNER_ONLY = 0700;

    private final Host host;
    private final Compare compare;
    private final Path original;
    private final Path written;

    public Ledger(Host host, Compare compare) {
        this.host = host;
        this.compare = compare;
        this.original = host.at(DIRECTORY).resolve("original");
        this.written = host.at(DIRECTORY).resolve("written");
    }

    /** Makes its directory, which holds what not everybody may have been meant to read. */
    public void open() throws IOException {
        var directory = host.at(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            Files.setAttribute(directory, "unix:mode", OWNER_ONLY);
            AtomicFiles.sync(directory.resolveSibling("."));
        }
    }

    /** All files that were changed or made, in alphabetical order. */
    public List<String> paths() throws IOException {
        var paths = new ArrayList<String>();
        if (Files.isDirectory(written)) {
            try (var files = Files.walk(written)) {
                files.filter(file -> Files.isRegularFile(file)
                                && !file.getFileName().toString().startsWith("."))
                        .forEach(file -> paths.add("/" + written.relativize(file)));
            }
        }
        return paths.stream().sorted().toList();
    }

    /** What was last written into a file; empty when it was never touched. */
    public Optional<byte[]> written(String path) throws IOException {
        return Disk.read(in(written, path));
    }

    /** Whether somebody else changed a file since. One that is as it was before is not meant. */
    public boolean isChangedByOthers(String path) throws IOException {
        var last = written(path);
        var now = Disk.read(host.at(path));
        return last.isPresent()
                && now.isPresent()
                && !FileChange.same(now, last)
                && !FileChange.same(now, Disk.read(in(original, path)));
    }

    /** Makes or replaces a file, and remembers it first. */
    public void carryOut(FileChange change) throws IOException {
        var path = change.path();
        var after = change.after().orElseThrow();
        var last = written(path);
        if (last.isEmpty()) {
            if (change.before().isPresent()) {
                Disk.put(directoryFor(in(original, path)), change.before().get());
            } else {
                Disk.remove(in(original, path));
            }
        } else if (isChangedByOthers(path)) {
            keepTheirs(path, change.before().orElseThrow(), last.get());
        }
        Disk.put(directoryFor(in(written, path)), after);
        write(change);
    }

    /** Makes or replaces a file that is nobody's to restore. */
    public void write(FileChange change) throws IOException {
        Disk.put(host.at(change.path()), change.after().orElseThrow());
    }

    /** To undo shall not undo what the administrator did meanwhile, so that goes into the original, where it fits. */
    private void keepTheirs(String path, byte[] theirs, byte[] last) throws IOException {
        var before = Disk.read(in(original, path));
        if (before.isPresent()) {
            var merged = compare.merge(theirs, last, before.get());
            if (merged.isPresent()) {
                Disk.put(in(original, path), merged.get());
            }
        }
    }

    /**
     * What it takes to have a file again as it was.
     *
     * @param force whether what others changed since may go
     * @return empty if they changed it in the same places
     */
    public Optional<FileChange> undoing(String path, boolean force) throws IOException {
        var now = Disk.read(host.at(path));
        var before = Disk.read(in(original, path));
        if (!isChangedByOthers(path)) {
            return Optional.of(new FileChange(path, now, before));
        }
        if (before.isPresent()) {
            var merged = compare.merge(now.orElseThrow(), written(path).orElseThrow(), before.get());
            if (merged.isPresent()) {
                return Optional.of(new FileChange(path, now, merged));
            }
        }
        return force ? Optional.of(new FileChange(path, now, before)) : Optional.empty();
    }

    /** Has a file again as it was. */
    public void undo(FileChange change) throws IOException {
        if (change.isOne() && change.after().isPresent()) {
            write(change);
        } else if (change.isOne()) {
            Disk.remove(host.at(change.path()));
        }
    }

    /** Everything is as it was: nothing is left to undo. */
    public void forget() throws IOException {
        for (var path : paths()) {
            forget(path);
        }
    }

    /** This file is as it was. */
    public void forget(String path) throws IOException {
        Disk.remove(in(written, path));
        Disk.remove(in(original, path));
    }

    private static Path directoryFor(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }

    private static Path in(Path tree, String path) {
        return tree.resolve(path.substring(1));
    }
}
