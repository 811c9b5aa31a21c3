// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.List;

/** The configuration cannot be used; holds every problem, each a line ready for the administrator. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    private final List<String> problems;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
