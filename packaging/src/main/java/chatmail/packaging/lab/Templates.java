// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in {@code @NAME@} in the templates that a relay is set up from.
 *
 * @param values name to value
 */
record Templates(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("@([A-Z][A-Z0-9_]*)@");

    Templates {
        values = Map.copyOf(values);
    }

    /** Replaces every placeholder; throws IllegalArgumentException when the text names a placeholder that has no value */
    String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + found.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Fills in a file of the tree's {@code share} directory. */
    void fill(Path template, Path target) throws IOException {
        Files.writeString(target, fill(Files.readString(template)));
        FileTree.mode(target, "rw-r--r--");
    }

    /** Fills in a file that lies beside this class: what only a private relay needs. */
    String fillOwn(String name) throws IOException {
        return fill(own(name));
    }

    /** Such a file as it is. */
    static String own(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
