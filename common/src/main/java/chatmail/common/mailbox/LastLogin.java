// SPDX-License-Identifier: Apache-2.0
package chatmail.common.mailbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When an address was last used, to the day (UTC), so that nobody's habits are recorded. */
public final class LastLogin {
    private LastLogin() {}

    /** @return empty when there is no account */
    public static Optional<Instant> of(Mailbox mailbox) throws IOException {
        return Presence.file(mailbox.passwordFile())
                .map(file -> file.lastModifiedTime().toInstant());
    }

    /** Whether there is an account that nobody has used since. */
    public static boolean isBefore(Mailbox mailbox, Instant since) throws IOException {
        return of(mailbox).filter(login -> login.isBefore(since)).isPresent();
    }

    /** Moves the day forward; a login out of order never moves it back. Does nothing without an account. */
    public static void touch(Mailbox mailbox, Instant login) throws IOException {
        Instant day = login.truncatedTo(ChronoUnit.DAYS);
        Optional<Instant> before = of(mailbox);
        if (before.isPresent() && before.get().isBefore(day)) {
            set(mailbox, day);
        }
    }

    /** Makes the day of creation the first one. */
    public static void set(Mailbox mailbox, Instant login) throws IOException {
        Files.setLastModifiedTime(mailbox.passwordFile(), FileTime.from(login.truncatedTo(ChronoUnit.DAYS)));
    }
}
