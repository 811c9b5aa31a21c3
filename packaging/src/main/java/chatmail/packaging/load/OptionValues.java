// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the command line says behind the mode: names of options, each with its value. */
final class OptionValues {

    private static final int MOST = 999_999_999;

    private final Map<String, String> values = new HashMap<>();

    /**
     * @param words the mode first
     * @param known the names that may come
     * @throws IllegalArgumentException saying what is wrong
     */
    OptionValues(String[] words, Set<String> known) {
        for (var i = 1; i < words.length; i += 2) {
            if (!known.contains(words[i])) {
                throw new IllegalArgumentException("no option " + words[i] + " for " + words[0]);
            }
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            values.put(words[i], words[i + 1]);
        }
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise, int least) {
        return number(name, otherwise, least, MOST);
    }

    int number(String name, int otherwise, int least, int most) {
        var given = values.get(name);
        return given == null ? otherwise : number(name, given, least, most);
    }

    /** A number that is part of a value. */
    static int number(String name, String text, int least) {
        return number(name, text, least, MOST);
    }

    private static int number(String name, String text, int least, int most) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            var range = most == MOST ? "of at least " + least : "from " + least + " to " + most;
            throw new IllegalArgumentException(name + " " + text + " (expected: a whole number " + range + ")");
        }
        return Integer.parseInt(text);
    }

    /** Makes sure that the words begin with a mode. */
    static String mode(String... words) {
        return Arrays.stream(words).findFirst().orElseThrow(() -> new IllegalArgumentException("a mode is missing"));
    }
}
