// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A site in the directory that a web server shows.
 *
 * <p>What was written there is remembered in a file in it ({@link Written}). A file that stands where one of ours goes and
 * is not as we wrote it is somebody else's, and then nothing is written; anything else that is not ours is left alone.
 * Each file is replaced at once, what pages need before the pages; cut off anywhere, the next time completes it.
 */
public final class Publication {

    private static final int READABLE = 0644;

    private final Site site;
    private final Path directory;
    private final Written written;

    private Publication(Site site, Path directory, Written written) {
        this.site = site;
        this.directory = directory;
        this.written = written;
    }

    /**
     * The site of a configuration and where it goes. Looks, and writes nothing.
     *
     * @param directory as the running system sees it
     * @throws ConfigException with what stands in its way
     */
    public static Publication of(Host host, ChatmailConfig config, Path directory) throws IOException, ConfigException {
        var own = config.web().folder().filter(directory.normalize()::startsWith);
        if (own.isPresent()) {
            throw new ConfigException(
                    List.of("www_folder = " + own.get() + ": what is made of it cannot go to " + directory
                            + ", where the next time it would be taken for yours (expected: a directory elsewhere)"));
        }
        return of(Site.of(host, config), host.at(directory));
    }

    /**
     * Looks, and writes nothing.
     *
     * @throws ConfigException with every file that is somebody else's
     */
    static Publication of(Site site, Path directory) throws IOException, ConfigException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new ConfigException(List.of(directory + ": is no directory"));
        }
        var publication = new Publication(site, directory.toAbsolutePath().normalize(), Written.read(directory));
        var problems = publication.problems();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return publication;
    }

    private List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (var path : site.files().keySet()) {
            if (isTheirs(path)) {
                problems.add(
                        directory.resolve(path) + ": is not as it was written here (expected: pages of your own are"
                                + " in www_folder, or the directory is another)");
            }
        }
        return problems;
    }

    private boolean isTheirs(String path) throws IOException {
        if (!Files.exists(directory.resolve(path))) {
            return false;
        }
        var there = there(path);
        return there.isEmpty() || !(written.holds(path, there.get()) || isNew(path, there.get()));
    }

    private boolean isNew(String path, byte[] content) {
        return Arrays.equals(content, site.files().get(path));
    }

    private Optional<byte[]> there(String path) throws IOException {
        var file = directory.resolve(path);
        return Files.isRegularFile(file) ? Disk.read(file) : Optional.empty();
    }

    /** Paths of files that {@link #carryOut} would write or remove; none when all is as it should be. */
    public List<String> changes() throws IOException {
        var changes = new ArrayList<String>(stale());
        for (var file : site.files().entrySet()) {
            if (!Arrays.equals(there(file.getKey()).orElse(null), file.getValue())) {
                changes.add(file.getKey());
            }
        }
        changes.sort(null);
        return changes;
    }

    /** Files we wrote that the site has no more, unless somebody changed them. */
    private List<String> stale() throws IOException {
        var stale = new ArrayList<String>();
        for (var path : written.paths()) {
            var there = there(path);
            if (!site.files().containsKey(path) && there.isPresent() && written.holds(path, there.get())) {
                stale.add(path);
            }
        }
        return stale;
    }

    /** Writes what has changed, and removes what the site has no more. */
    public void carryOut() throws IOException {
        makeDirectories(directory);
        var stale = stale();
        var now = Written.of(site);
        written.and(now).write(directory);
        for (boolean pages : new boolean[] {false, true}) {
            for (var file : site.files().entrySet()) {
                if (file.getKey().endsWith(".html") == pages) {
                    put(file.getKey(), file.getValue());
                }
            }
        }
        for (var path : stale) {
            remove(directory.resolve(path));
        }
        now.write(directory);
    }

    private void remove(Path file) throws IOException {
        Disk.remove(file);
        var folder = above(file);
        try (var rest = Files.newDirectoryStream(folder)) {
            if (!folder.equals(directory) && !rest.iterator().hasNext()) {
                Files.delete(folder);
            }
        }
    }

    private void put(String path, byte[] content) throws IOException {
        if (!Arrays.equals(there(path).orElse(null), content)) {
            var file = directory.resolve(path);
            makeDirectories(above(file));
            Disk.make(file, content, READABLE, Optional.empty());
        }
    }

    /** For a web server to read, whatever the umask. */
    private static void makeDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            makeDirectories(above(directory));
            Files.createDirectory(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path above(Path path) {
        return path.resolve("..").normalize();
    }
}
