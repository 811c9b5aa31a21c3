// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The directory of one address and the files in it that are ours; everything else there is Dovecot's.
 *
 * @param directory home and Maildir in one
 */
public record Mailbox(Path directory) {
    /** Holds the password's hash with its scheme; its modification time is the last login, to the day. */
    public Path passwordFile() {
        return directory.resolve("password");
    }

    /** While it exists only encrypted mail may be delivered here. */
    public Path enforceEncryptionFile() {
        return directory.resolve("enforceE2EEincoming");
    }

    public boolean hasAccount() throws IOException {
        return Presence.ofFile(passwordFile());
    }

    public boolean enforcesEncryption() throws IOException {
        return Presence.ofAnything(enforceEncryptionFile());
    }
}
