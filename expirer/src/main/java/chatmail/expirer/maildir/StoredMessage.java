// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.maildir;

import chatmail.common.mailbox.MaildirFileName;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of a message file.
 *
 * @param arrived since when its age counts; empty while only the file itself could tell
 * @param bytes its size; empty while only the file itself could tell
 */
public record StoredMessage(Place place, Optional<Instant> arrived, OptionalLong bytes) {
    /** What the name alone tells. In {@code tmp/} nothing: a writer that still works on the file moves its mtime on. */
    public static StoredMessage named(Place place, String name) {
        MaildirFileName parsed = MaildirFileName.parse(name);
        return new StoredMessage(place, place == Place.TMP ? Optional.empty() : parsed.delivered(), parsed.bytes());
    }

    /** Whether the name told all there is to know, as Dovecot's names do. */
    public boolean isWhole() {
        return arrived.isPresent() && bytes.isPresent();
    }

    /** Fills in from the file what the name did not tell; where both tell, the name wins, because nobody can touch it. */
    public StoredMessage completed(Instant modified, long fileBytes) {
        return new StoredMessage(
                place, Optional.of(arrived.orElse(modified)), OptionalLong.of(bytes.orElse(fileBytes)));
    }
}
