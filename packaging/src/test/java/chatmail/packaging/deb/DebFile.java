// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package that was built.
 *
 * @param path the file {@code NAME_VERSION_all.deb}
 */
record DebFile(Path path) {

    private static final Pattern LISTED = Pattern.compile("(\\S{10}) (\\S+) +\\d+ \\S+ \\S+ \\./(.*?)(?: -> (.*))?");

    /**
     * A file, directory or link in it.
     *
     * @param mode as ls(1) prints it
     * @param owner user and group with a slash between them
     * @param path without a slash in front
     * @param target of a link, empty for all else
     */
    record Entry(String mode, String owner, String path, String target) {

        boolean isDirectory() {
            return mode.startsWith("d");
        }
    }

    /** All that the build made, by name. */
    static List<DebFile> built() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .map(DebFile::new)
                    .toList();
        }
    }

    static DebFile named(String name) throws IOException {
        return built().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return path.getFileName().toString().split("_", 2)[0];
    }

    /** A field of the control file; empty when it is not there. */
    String field(String name) throws IOException, InterruptedException {
        return Tool.DPKG_DEB.ask("--field", path.toString(), name).strip();
    }

    List<Entry> entries() throws IOException, InterruptedException {
        var entries = new ArrayList<Entry>();
        for (var line : Tool.DPKG_DEB.ask("--contents", path.toString()).lines().toList()) {
            var listed = LISTED.matcher(line);
            if (!listed.matches()) {
                throw new IOException("dpkg-deb lists " + line);
            }
            var target = listed.group(4);
            entries.add(new Entry(listed.group(1), listed.group(2), listed.group(3), target == null ? "" : target));
        }
        return entries;
    }

    /** The files and links in a directory of it, without the directory's name. */
    List<String> below(String directory) throws IOException, InterruptedException {
        return entries().stream()
                .filter(entry -> !entry.isDirectory())
                .map(Entry::path)
                .filter(file -> file.startsWith(directory))
                .map(file -> file.substring(directory.length()))
                .toList();
    }

    /** Its files, laid out as an installation would. */
    void extract(Path root) throws IOException, InterruptedException {
        Tool.DPKG_DEB.ask("--extract", path.toString(), root.toString());
    }

    @Override
    public String toString() {
        return name();
    }
}
