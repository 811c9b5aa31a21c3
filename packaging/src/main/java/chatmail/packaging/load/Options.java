// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param messages in a round; 0: by size
 * @param connections at a time
 * @param sizes octets of encrypted data
 */
record Options(Mode mode, int rounds, int warmUps, int messages, int connections, List<Integer> sizes) {

    private static final int BY_SIZE = 0;
    private static final int KILO = 1_000;
    private static final int MOST_MESSAGES = 2_000;

    /** So many octets go through in a round at least, if that is not too many messages. */
    private static final long ROUND_OCTETS = 100_000_000;

    private static final Set<String> NAMES = Set.of("--rounds", "--warm-up", "--messages", "--connections", "--sizes");

    /** @throws IllegalArgumentException saying what is wrong */
    static Options parse(String... words) {
        var mode = Mode.valueOf(OptionValues.mode(words).toUpperCase(Locale.ROOT));
        var values = new OptionValues(words, NAMES);
        var flood = mode == Mode.FLOOD;
        return new Options(
                mode,
                values.number("--rounds", flood ? 1 : 5, 1),
                values.number("--warm-up", flood ? 0 : 3, 0),
                values.number("--messages", BY_SIZE, 1),
                values.number("--connections", flood ? 200 : 8, 1),
                sizes(values.text("--sizes", flood ? "50m" : "2k,200k,20m")));
    }

    private static List<Integer> sizes(String text) {
        var sizes = new ArrayList<Integer>();
        for (var size : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            var factor = size.endsWith("m") ? KILO * KILO : size.endsWith("k") ? KILO : 1;
            var number = OptionValues.number("--sizes", size.replaceFirst("[mk]$", ""), 1);
            sizes.add(Math.multiplyExact(number, factor));
        }
        return List.copyOf(sizes);
    }

    /** How many messages of a size make a round. */
    int messagesOf(int size) {
        if (messages != BY_SIZE) {
            return messages;
        }
        return mode == Mode.FLOOD
                ? connections
                : (int) Math.max(2L * connections, Math.min(MOST_MESSAGES, ROUND_OCTETS / size));
    }
}
