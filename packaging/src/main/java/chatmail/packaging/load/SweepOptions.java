// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.Set;

/**
 * What the command line asks for when sweeps are measured.
 *
 * @param cold rounds before each of which Linux forgets what it knows of the disk, which only root can have it do
 * @param messages in each mailbox
 */
record SweepOptions(int rounds, int cold, int mailboxes, int messages) {

    static final String MODE = "sweep";

    private static final Set<String> NAMES = Set.of("--rounds", "--cold", "--mailboxes", "--messages");

    private static final int MOST_MAILBOXES = 1_000_000;
    private static final int MOST_MESSAGES = 100_000;

    /** @throws IllegalArgumentException saying what is wrong */
    static SweepOptions parse(String... words) {
        var values = new OptionValues(words, NAMES);
        return new SweepOptions(
                values.number("--rounds", 5, 1),
                values.number("--cold", 0, 0),
                values.number("--mailboxes", 1_000, 1, MOST_MAILBOXES),
                values.number("--messages", 200, 1, MOST_MESSAGES));
    }
}
