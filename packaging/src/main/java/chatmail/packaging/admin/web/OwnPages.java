// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.common.config.ConfigException;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an administrator has in {@code www_folder}. */
final class OwnPages {

    private static final long MOST_BYTES = 16 << 20;

    private OwnPages() {}

    /**
     * Each file with its path; a link to a file counts as the file. Names that begin with a dot are left out, drafts of
     * editors and what version control keeps.
     */
    static Map<String, byte[]> in(Host host, Path folder) throws IOException, ConfigException {
        var directory = host.at(folder);
        if (!Files.isDirectory(directory)) {
            throw new ConfigException(List.of("www_folder = " + folder
                    + ": there is no such directory (expected: one with pages that replace ours, or are added)"));
        }
        var pages = new TreeMap<String, byte[]>();
        long size = 0;
        var real = directory.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var path = real.relativize(file).toString();
                if (!path.startsWith(".") && !path.contains("/.")) {
                    size += Files.size(file);
                    if (size > MOST_BYTES) {
                        throw new ConfigException(
                                List.of("www_folder = " + folder + ": holds more than 16 MiB (expected:"
                                        + " pages; what is large the web server can show from elsewhere)"));
                    }
                    pages.put(path, Files.readAllBytes(file));
                }
            }
        }
        return pages;
    }
}
