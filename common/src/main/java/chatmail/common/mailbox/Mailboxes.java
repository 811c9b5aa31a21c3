// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import chatmail.common.address.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All mailboxes of a relay.
 *
 * @param root the directory that holds one directory per address
 * @param domain the only domain whose addresses have mailboxes here
 */
public record Mailboxes(Path root, String domain) {
    /** A safe file name; a leading dot is kept for files of ours. */
    private static final Pattern LOCAL_PART = Pattern.compile("[a-z0-9_-][a-z0-9._-]*");

    /** @return empty for a foreign domain, or a local part that no mailbox can have */
    public Optional<Mailbox> of(Address address) {
        if (!address.domain().equals(domain)
                || !LOCAL_PART.matcher(address.localPart()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Mailbox(root.resolve(address.toString())));
    }

    /** The addresses that have an account; the caller closes the stream. Whatever else lies there is passed over. */
    @SuppressWarnings("StreamResourceLeak") // Closing the result closes the directory.
    public Stream<Address> addresses() throws IOException {
        return Files.list(root)
                .flatMap(path -> Address.parseExact(path.getFileName().toString()).stream())
                .filter(this::hasAccount);
    }

    private boolean hasAccount(Address address) {
        try {
            Optional<Mailbox> mailbox = of(address);
            return mailbox.isPresent()
                    && Presence.ofDirectory(mailbox.get().directory())
                    && mailbox.get().hasAccount();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
