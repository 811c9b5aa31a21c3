// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads every file below a directory and reports what should not be readable there. */
final class ClearTextSearch {
    private static final int GZIP_MAGIC = 0x1f8b;

    private final List<Secret> secrets;

    ClearTextSearch(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** One line a finding, with file and name of the secret; a file that vanishes meanwhile is no finding. */
    List<String> findingsBelow(Path directory) throws IOException {
        var findings = new ArrayList<String>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    look(file, findings);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return findings;
    }

    private void look(Path file, List<String> findings) throws IOException {
        String content;
        try {
            content = new String(unzipped(Files.readAllBytes(file)), ISO_8859_1);
        } catch (NoSuchFileException e) {
            return;
        }
        for (var secret : secrets) {
            if (secret.isShownBy(content)) {
                findings.add(file + " shows " + secret.name());
            }
        }
    }

    /** Dovecot's zlib plugin stores mail as gzip. */
    private static byte[] unzipped(byte[] content) throws IOException {
        if (content.length < 2 || ((content[0] & 0xff) << 8 | (content[1] & 0xff)) != GZIP_MAGIC) {
            return content;
        }
        try (var unzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unzip.readAllBytes();
        }
    }
}
