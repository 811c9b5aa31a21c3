// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.keys;

import chatmail.milter.dkim.PrivateKeyText;
import chatmail.milter.dkim.SigningKey;
import chatmail.milter.mime.Parsed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * One private key on disk. Whoever can read it can sign in our name, so a file open to others is refused, as OpenDKIM and
 * sshd refuse it.
 *
 * @param selector of the key in there
 */
record KeyFile(Path path, String selector) {
    /** An RSA key of 8192 bits in PEM takes 6,400 octets. */
    private static final int MAX_OCTETS = 16 * 1024;

    private static final Set<PosixFilePermission> FORBIDDEN =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    /** The file does not give a key; the problem tells why, for the administrator. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        private final String problem;

        Unusable(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }

    /** Changes whenever the file does. */
    String state() {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + "/" + attributes.size() + '/' + attributes.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }

    SigningKey read() throws Unusable {
        Parsed<SigningKey> key;
        try {
            checkMode(Files.readAttributes(path, PosixFileAttributes.class));
            if (Files.size(path) > MAX_OCTETS) {
                throw new Unusable("larger than any key (" + MAX_OCTETS + " octets)");
            }
            key = PrivateKeyText.parse(selector, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new Unusable("there is no such file (expected: the signing key)");
        } catch (AccessDeniedException e) {
            throw new Unusable("not readable by the user this runs as");
        } catch (IOException e) {
            throw new Unusable("cannot be read: " + e.getMessage());
        }
        if (key.value().isEmpty()) {
            throw new Unusable(key.problem().orElseThrow());
        }
        return key.value().get();
    }

    private static void checkMode(PosixFileAttributes attributes) throws Unusable {
        Set<PosixFilePermission> mode = attributes.permissions();
        if (mode.stream().anyMatch(FORBIDDEN::contains)) {
            throw new Unusable(
                    "open to others: " + PosixFilePermissions.toString(mode) + " (expected: rw------- or rw-r-----)");
        }
        String owner = attributes.owner().getName();
        if (!owner.equals("root") && !owner.equals(System.getProperty("user.name"))) {
            throw new Unusable("owned by " + owner + " (expected: root or the user this runs as)");
        }
    }
}
