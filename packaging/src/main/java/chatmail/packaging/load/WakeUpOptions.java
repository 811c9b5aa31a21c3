// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the command line asks for when wake-ups are measured.
 *
 * @param messages of a run
 * @param clients in IDLE, for each run
 * @param racers messages under way at a time, each to another client
 * @param pause the longest between the beginning of IDLE and a message
 * @param patience after which a message counts as lost
 * @param debian13 whether Dovecot is that of Debian 13, not this machine's
 * @param nudged whether Dovecot tells doveauth of deliveries
 */
record WakeUpOptions(
        int messages,
        List<Integer> clients,
        int racers,
        Duration pause,
        Duration patience,
        boolean debian13,
        boolean nudged) {

    static final String MODE = "wakeups";

    private static final Set<String> NAMES =
            Set.of("--messages", "--clients", "--at-once", "--pause", "--patience", "--dovecot", "--nudge");

    private static final int MOST_MESSAGES = 100_000;
    private static final int MOST_CLIENTS = 5_000;
    private static final int MOST_RACERS = 500;

    /** @throws IllegalArgumentException saying what is wrong */
    static WakeUpOptions parse(String... words) {
        var values = new OptionValues(words, NAMES);
        return new WakeUpOptions(
                values.number("--messages", 1_000, 1, MOST_MESSAGES),
                Stream.of(values.text("--clients", "1,100,1000").split(",", -1))
                        .map(number -> Math.min(MOST_CLIENTS, OptionValues.number("--clients", number, 1)))
                        .toList(),
                values.number("--at-once", 40, 1, MOST_RACERS),
                Duration.ofSeconds(values.number("--pause", 3, 0, 60)),
                Duration.ofSeconds(values.number("--patience", 10, 1, 600)),
                isSecond("--dovecot", values.text("--dovecot", "here"), "here", "trixie"),
                isSecond("--nudge", values.text("--nudge", "on"), "off", "on"));
    }

    private static boolean isSecond(String name, String value, String first, String second) {
        if (!value.equals(first) && !value.equals(second)) {
            throw new IllegalArgumentException(name + " " + value + " (expected: " + first + " or " + second + ")");
        }
        return value.equals(second);
    }

    int mostClients() {
        return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
