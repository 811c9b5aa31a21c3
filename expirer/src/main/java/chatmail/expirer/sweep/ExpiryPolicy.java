// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.config.ChatmailConfig.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What has to go at a given moment.
 *
 * @param limits how long things are kept
 * @param now the moment of the sweep
 */
public record ExpiryPolicy(Retention limits, Instant now) {
    /**
     * The time between two sweeps. A message goes in the sweep before it would pass its limit; otherwise the next one
     * would find it older than was promised.
     */
    public static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    /** A message is large above this many bytes. */
    public static final long LARGE_BYTES = 200_000;

    /** What the Maildir specification grants a delivery. */
    public static final Duration DELIVERY_TIME = Duration.ofHours(36);

    /** @return why the message has to go; empty when it stays, or when too little is known of it */
    public Optional<ExpiryCause> judge(StoredMessage message) {
        if (message.arrived().isEmpty()) {
            return Optional.empty();
        }
        return cause(message.place(), message.arrived().get(), message.bytes().orElse(0));
    }

    /** Whether the message may have to go for all that is known of it, so that asking its file is worth while. */
    public boolean mayGo(StoredMessage message) {
        Instant arrived = message.arrived().orElse(Instant.MIN);
        return cause(message.place(), arrived, message.bytes().orElse(Long.MAX_VALUE))
                .isPresent();
    }

    private Optional<ExpiryCause> cause(Place place, Instant arrived, long bytes) {
        if (place == Place.TMP) {
            return arrived.isBefore(now.minus(DELIVERY_TIME)) ? Optional.of(ExpiryCause.ABANDONED) : Optional.empty();
        }
        if (reaches(limits.mails(), arrived)) {
            return Optional.of(ExpiryCause.OLD);
        }
        boolean large = place == Place.CUR && bytes > LARGE_BYTES && reaches(limits.largeMails(), arrived);
        return large ? Optional.of(ExpiryCause.LARGE) : Optional.empty();
    }

    /** Whether the age reaches the limit by the next sweep. */
    private boolean reaches(Duration limit, Instant arrived) {
        return !arrived.isAfter(now.minus(limit).plus(SWEEP_INTERVAL));
    }

    /** An account whose last login, known to the day, lies before this moment is inactive. */
    public Instant inactiveBefore() {
        return now.minus(limits.inactiveUsers());
    }
}
