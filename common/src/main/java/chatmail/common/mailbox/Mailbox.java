// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * The directory of one address and the files in it that are ours; everything else there is Dovecot's.
 *
 * @param directory home and Maildir in one
 */
public record Mailbox(Path directory) {
    private static final int MAX_HASH_OCTETS = 1_024;

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    /** Holds the password's hash with its scheme; its modification time is the last login, to the day. */
    public Path passwordFile() {
        return directory.resolve("password");
    }

    /** While it exists only encrypted mail may be delivered here. */
    public Path enforceEncryptionFile() {
        return directory.resolve("enforceE2EEincoming");
    }

    /** What clients have set by IMAP METADATA. */
    public Path metadataFile() {
        return directory.resolve("metadata.json");
    }

    /** Where messages arrive, before any client has seen them. */
    public Path newMail() {
        return directory.resolve("new");
    }

    /** Where messages are that a client has seen. */
    public Path seenMail() {
        return directory.resolve("cur");
    }

    public boolean hasAccount() throws IOException {
        return Presence.ofFile(passwordFile());
    }

    /**
     * The content of the password file without blanks around it; empty without an account.
     *
     * @throws IOException also when the file is empty, or holds more than any hash
     */
    public Optional<String> passwordHash() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MAX_HASH_OCTETS);
        try (FileChannel file = FileChannel.open(passwordFile(), READ)) {
            // A read from a file comes up short only at its end.
            file.read(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String hash = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8).strip();
        if (hash.isEmpty() || !content.hasRemaining()) {
            throw new IOException("a password file that holds no hash");
        }
        return Optional.of(hash);
    }

    public boolean enforcesEncryption() throws IOException {
        return Presence.ofAnything(enforceEncryptionFile());
    }
}
