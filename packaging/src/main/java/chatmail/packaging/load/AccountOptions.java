// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.time.Duration;
import java.util.Set;

/**
 * What the command line asks for when logins are measured.
 *
 * @param time that a round of look-ups takes
 * @param accounts there are when look-ups begin
 * @param connections on which accounts are made at a time
 */
record AccountOptions(int rounds, int warmUps, Duration time, int accounts, int connections) {

    static final String MODE = "logins";

    private static final Set<String> NAMES =
            Set.of("--rounds", "--warm-up", "--seconds", "--accounts", "--connections");

    /** More than these are written as directories, for hashing a million passwords takes hours. */
    private static final int MOST_CREATIONS = 1_000;

    private static final int MOST_ACCOUNTS = 1_000_000;
    private static final int MOST_CONNECTIONS = 1_000;

    /** @throws IllegalArgumentException saying what is wrong */
    static AccountOptions parse(String... words) {
        var values = new OptionValues(words, NAMES);
        return new AccountOptions(
                values.number("--rounds", 5, 1),
                values.number("--warm-up", 2, 0),
                Duration.ofSeconds(values.number("--seconds", 2, 1, 600)),
                values.number("--accounts", MOST_CREATIONS, 1, MOST_ACCOUNTS),
                values.number("--connections", 16, 1, MOST_CONNECTIONS));
    }

    /** How many accounts come into being by logging in. */
    int creations() {
        return Math.min(accounts, MOST_CREATIONS);
    }
}
