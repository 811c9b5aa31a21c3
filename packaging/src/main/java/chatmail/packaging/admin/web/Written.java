// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.admin.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What we have written into a directory, or were about to: in it lies a file as {@code sha256sum} has it, which may name
 * a path twice when the writing was cut off.
 *
 * @param lines {@code SHA-256, two blanks, path}
 */
record Written(SortedSet<String> lines) {

    static final String FILE = ".chatmail-web";

    private static final int READABLE = 0644;
    private static final int DIGEST = 64;
    private static final String LINE = "[0-9a-f]{64}  (?!/|\\.).+";

    static Written read(Path directory) throws IOException {
        var text = new String(Disk.read(directory.resolve(FILE)).orElse(new byte[0]), UTF_8);
        return new Written(text.lines()
                .filter(line -> line.matches(LINE) && !line.contains("/."))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    static Written of(Site site) {
        var lines = new TreeSet<String>();
        site.files().forEach((path, content) -> lines.add(line(path, content)));
        return new Written(lines);
    }

    Written and(Written other) {
        var both = new TreeSet<>(lines);
        both.addAll(other.lines);
        return new Written(both);
    }

    boolean holds(String path, byte[] content) {
        return lines.contains(line(path, content));
    }

    SortedSet<String> paths() {
        return lines.stream().map(line -> line.substring(DIGEST + 2)).collect(Collectors.toCollection(TreeSet::new));
    }

    void write(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        var content = lines.stream()
                .map(line -> line + '\n')
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        if (!Arrays.equals(Disk.read(file).orElse(null), content)) {
            Disk.make(file, content, READABLE, Optional.empty());
        }
    }

    private static String line(String path, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest) + "  " + path;
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has it", every);
        }
    }
}
