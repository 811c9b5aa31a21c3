// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param messages in a round; 0: by size
 * @param connections at a time
 * @param sizes octets of encrypted data
 */
record Options(Mode mode, int rounds, int warmUps, int messages, int connections, List<Integer> sizes) {

    private static final int KILO = 1_000;
    private static final int MOST_MESSAGES = 2_000;

    /** So many octets go through in a round at least, if that is not too many messages. */
    private static final long ROUND_OCTETS = 100_000_000;

    /** @throws IllegalArgumentException saying what is wrong */
    static Options parse(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("a mode is missing");
        }
        var mode = Mode.valueOf(words[0].toUpperCase(Locale.ROOT));
        var flood = mode == Mode.FLOOD;
        var rounds = flood ? 1 : 5;
        var warmUps = flood ? 0 : 3;
        var messages = 0;
        var connections = flood ? 200 : 8;
        var sizes = flood ? sizes("50m") : sizes("2k,200k,20m");
        for (var i = 1; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            var value = words[i + 1];
            switch (words[i]) {
                case "--rounds" -> rounds = number(value, 1);
                case "--warm-up" -> warmUps = number(value, 0);
                case "--messages" -> messages = number(value, 1);
                case "--connections" -> connections = number(value, 1);
                case "--sizes" -> sizes = sizes(value);
                default -> throw new IllegalArgumentException("no option " + words[i]);
            }
        }
        return new Options(mode, rounds, warmUps, messages, connections, sizes);
    }

    private static int number(String text, int least) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
            throw new IllegalArgumentException(text + " (expected: a whole number of at least " + least + ")");
        }
        return Integer.parseInt(text);
    }

    private static List<Integer> sizes(String text) {
        var sizes = new ArrayList<Integer>();
        for (var size : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            var factor = size.endsWith("m") ? KILO * KILO : size.endsWith("k") ? KILO : 1;
            sizes.add(Math.multiplyExact(number(size.replaceFirst("[mk]$", ""), 1), factor));
        }
        return List.copyOf(sizes);
    }

    /** How many messages of a size make a round. */
    int messagesOf(int size) {
        if (messages > 0) {
            return messages;
        }
        return mode == Mode.FLOOD
                ? connections
                : (int) Math.max(2L * connections, Math.min(MOST_MESSAGES, ROUND_OCTETS / size));
    }
}
