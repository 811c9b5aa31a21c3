// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import chatmail.doveauth.accounts.CreationRefusal;
import java.time.Duration;

/**
 * Why no address is given. Delta Chat shows the reason to whoever scanned the invitation, so it is a word for programs and
 * a sentence for people.
 *
 * @param status of HTTP
 * @param word also the metric's
 * @param pause before it is worth asking again
 */
record Refusal(int status, String word, String sentence, Duration pause) {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final String BUSY = "This relay is too busy for new addresses, try again in a minute.";

    static Refusal of(CreationRefusal reason) {
        return reason == CreationRefusal.CREATION_OFF
                ? new Refusal(503, reason.tag(), "This relay gives no new addresses at present.", AN_HOUR)
                : new Refusal(503, reason.tag(), BUSY, A_MINUTE);
    }

    static Refusal tooMany(Duration pause) {
        return new Refusal(429, "too-many", "Too many ask for new addresses, try again in a moment.", pause);
    }

    static Refusal namesUsedUp() {
        return new Refusal(503, "names-used-up", "This relay found no name that is free.", A_MINUTE);
    }

    static Refusal internal() {
        return new Refusal(503, "internal", "This relay has a problem of its own, try again in a minute.", A_MINUTE);
    }

    /** What {@code reason} says. */
    String reason() {
        return word + ": " + sentence;
    }

    /** What {@code Retry-After} says; never 0, which would be now. */
    String retryAfter() {
        return String.valueOf(Math.max(1, pause.plusNanos(999_999_999).toSeconds()));
    }
}
