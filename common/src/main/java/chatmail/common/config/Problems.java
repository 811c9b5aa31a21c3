// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration file: errors stop the start, warnings are only told. */
final class Problems {
    private final String file;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param file the file's name as the administrator will read it */
    Problems(String file) {
        this.file = file;
    }

    void wrongValue(IniFile.Entry entry, String expected) {
        errors.add(at(entry.line(), entry.key() + " = " + entry.value() + " (expected: " + expected + ")"));
    }

    void error(int line, String what) {
        errors.add(at(line, what));
    }

    /** An error of the file as a whole. */
    void error(String what) {
        errors.add(file + ": " + what);
    }

    void warning(int line, String what) {
        warnings.add(at(line, what));
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private String at(int line, String what) {
        return file + ':' + line + ": " + what;
    }
}
