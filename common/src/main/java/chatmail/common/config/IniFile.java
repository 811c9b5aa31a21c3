// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The text of an ini file as located values of one section.
 *
 * <p>A line is {@code [section]}, {@code key = value} or {@code key: value}; one that begins with {@code #} or {@code ;}
 * is a comment; one that begins with a blank continues the value above. Comments do not begin inside a value.
 */
final class IniFile {
    /** One value and the line it begins on, counted from 1. */
    record Entry(String key, String value, int line) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Problems problems;
    private final String wanted;
    private String section = "";
    private String lastKey = "";

    private IniFile(String wanted, Problems problems) {
        this.wanted = wanted;
        this.problems = problems;
    }

    /** @return the section's entries in file order; a line that cannot be read becomes a problem */
    static Map<String, Entry> section(String wanted, String text, Problems problems) {
        var file = new IniFile(wanted, problems);
        int number = 0;
        for (String line : text.split("\n", -1)) {
            file.take(++number, line.stripTrailing());
        }
        return file.entries;
    }

    private void take(int number, String line) {
        if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        if (line.startsWith("[")) {
            lastKey = "";
            int end = line.indexOf(']');
            if (end < 0) {
                problems.error(number, "a section without its ]");
            } else {
                section = line.substring(1, end).strip();
            }
        } else if (!section.equals(wanted)) {
            if (section.isEmpty()) {
                problems.error(number, "a line outside of any section (expected: [" + wanted + "] above it)");
            }
        } else if (Character.isWhitespace(line.charAt(0))) {
            continueValue(number, line.strip());
        } else {
            takeEntry(number, line);
        }
    }

    private void continueValue(int number, String more) {
        Entry last = entries.get(lastKey);
        if (last == null) {
            problems.error(number, "a continuation of nothing (expected: no blank before an option)");
        } else {
            String value = last.value().isEmpty() ? more : last.value() + '\n' + more;
            entries.put(lastKey, new Entry(lastKey, value, last.line()));
        }
    }

    private void takeEntry(int number, String line) {
        int split = line.indexOf('=');
        int colon = line.indexOf(':');
        if (split < 0 || (colon >= 0 && colon < split)) {
            split = colon;
        }
        if (split < 1) {
            problems.error(number, "neither an option nor a section (expected: option = value)");
            return;
        }
        String key = line.substring(0, split).strip();
        Entry before = entries.get(key);
        if (before != null) {
            problems.error(number, key + " is set twice (the first is on line " + before.line() + ")");
        } else {
            entries.put(key, new Entry(key, line.substring(split + 1).strip(), number));
        }
        lastKey = key;
    }
}
