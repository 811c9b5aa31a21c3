// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Sets one option of {@code chatmail.ini} and leaves every other line as it is. */
final class IniEdit {

    private static final String SECTION = "params";

    private IniEdit() {}

    /** In place of the value that is set; else after the comment that shows the default; else first. */
    static String set(String text, String option, String value) {
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        var line = option + " = " + value;
        int set = find(lines, option + "\\s*[=:].*");
        int comment = find(lines, "#\\s*" + option + "\\s*[=:].*");
        if (set >= 0) {
            // A value may go on in lines that begin with a blank.
            while (set + 1 < lines.size() && lines.get(set + 1).matches("[ \\t]+\\S.*")) {
                lines.remove(set + 1);
            }
            lines.set(set, line);
        } else if (comment >= 0) {
            lines.add(comment + 1, line);
        } else {
            lines.add(find(lines, header().pattern()) + 1, line);
        }
        return String.join("\n", lines);
    }

    private static Pattern header() {
        return Pattern.compile("\\[\\s*" + SECTION + "\\s*].*");
    }

    /** The first such line of the section, -1 without one. */
    private static int find(List<String> lines, String form) {
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i).stripTrailing();
            if (line.startsWith("[")) {
                inside = header().matcher(line).matches();
            }
            if (inside && line.matches(form)) {
                return i;
            }
        }
        return -1;
    }
}
