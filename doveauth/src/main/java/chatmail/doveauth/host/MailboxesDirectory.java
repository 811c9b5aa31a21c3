// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of all mailboxes, made at the first start. */
public final class MailboxesDirectory {
    private MailboxesDirectory() {}

    /** Makes it when it is missing, for its owner, and for its group to pass and not to list, as the milter does. */
    public static Path prepare(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Path parent = directory.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x---")));
        }
        return directory;
    }
}
