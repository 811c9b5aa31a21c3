// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a language writes numbers and sizes, and which form of a word follows a number.
 *
 * @param group between thousands
 * @param decimal between whole and fraction
 * @param plurals digits of the numbers that take the first, the second ... form; all others take the last
 * @param units for octets, then for powers of 1,024, and after these one for thousands of octets
 */
record Numerals(String group, String decimal, List<Pattern> plurals, List<String> units) {

    /** So that a number never stands at the end of a line without its word. */
    private static final char NO_BREAK = '\u00a0';

    private static final int POWERS = 5;
    private static final int KIBI = 1 << 10;
    private static final int KILO = 1_000;

    /**
     * As the file of a language has them, separated by blanks.
     *
     * @param marks a number of more than a thousand, with a fraction: {@code 1,000.5}
     */
    static Numerals of(String marks, String plurals, String units) {
        return new Numerals(
                marks.substring(1, 2),
                marks.substring(5, 6),
                Stream.of(plurals.strip().split("\\s+", -1))
                        .map(Pattern::compile)
                        .toList(),
                List.of(units.strip().split("\\s+", -1)));
    }

    String number(long number) {
        return Long.toString(number).replaceAll("(?<=\\d)(?=(\\d{3})+$)", group);
    }

    /** The number and its word; there are as many forms as the language has, one more than patterns. */
    String counted(long number, List<String> forms) {
        if (forms.size() != plurals.size() + 1) {
            throw new IllegalArgumentException(forms + ": expected " + (plurals.size() + 1) + " forms");
        }
        int form = 0;
        while (form < plurals.size()
                && !plurals.get(form).matcher(Long.toString(number)).matches()) {
            form++;
        }
        return number(number) + NO_BREAK + forms.get(form);
    }

    /** Rounded down to a tenth, for it is a limit. */
    String size(long bytes) {
        if (bytes >= KILO && bytes < KIBI * KIBI && bytes % KILO == 0 && bytes % KIBI != 0) {
            return number(bytes / KILO) + NO_BREAK + units.get(POWERS);
        }
        int power = 0;
        long unit = 1;
        while (power < POWERS - 1 && bytes / unit >= KIBI) {
            unit *= KIBI;
            power++;
        }
        long tenths = bytes % unit * 10 / unit;
        return number(bytes / unit) + (tenths == 0 ? "" : decimal + tenths) + NO_BREAK + units.get(power);
    }
}
