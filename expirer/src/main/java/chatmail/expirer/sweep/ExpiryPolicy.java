// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.config.ChatmailConfig.Retention;
import chatmail.expirer.maildir.Place;
import chatmail.expirer.maildir.StoredMessage;
import chatmail.expirer.removal.ExpiryCause;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What has to go at a given moment. Sweeps come every hour, or more often, and a message goes in the one before it would
 * pass its limit; otherwise the next one would find it older than was promised.
 */
public final class ExpiryPolicy {
    /** The longest time between two sweeps. */
    public static final Duration SWEEP_INTERVAL = Duration.ofHours(1);

    /** A message is large above this many bytes. */
    public static final long LARGE_BYTES = 200_000;

    /** What the Maildir specification grants a delivery. */
    public static final Duration DELIVERY_TIME = Duration.ofHours(36);

    private final Instant now;
    private final Instant oldUpTo;
    private final Instant largeUpTo;
    private final Instant abandonedBefore;
    private final Instant inactiveBefore;

    /**
     * @param limits how long things are kept
     * @param now the moment of the sweep
     */
    public ExpiryPolicy(Retention limits, Instant now) {
        this.now = now;
        oldUpTo = now.minus(limits.mails()).plus(SWEEP_INTERVAL);
        largeUpTo = now.minus(limits.largeMails()).plus(SWEEP_INTERVAL);
        abandonedBefore = now.minus(DELIVERY_TIME);
        inactiveBefore = now.minus(limits.inactiveUsers()).truncatedTo(ChronoUnit.DAYS);
    }

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
            return arrived.isBefore(abandonedBefore) ? Optional.of(ExpiryCause.ABANDONED) : Optional.empty();
        }
        if (!arrived.isAfter(oldUpTo)) {
            return Optional.of(ExpiryCause.OLD);
        }
        boolean large = place == Place.CUR && bytes > LARGE_BYTES && !arrived.isAfter(largeUpTo);
        return large ? Optional.of(ExpiryCause.LARGE) : Optional.empty();
    }

    /**
     * An account whose last login lies before this moment is inactive. Only the day of a login is known, so the whole day
     * has to have passed its limit: a login just before midnight counts as much as one just after the midnight before.
     */
    public Instant inactiveBefore() {
        return inactiveBefore;
    }

    public Instant now() {
        return now;
    }
}
