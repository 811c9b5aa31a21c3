// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.template.Placeholders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Fills in the templates that a private relay is set up from: the tree's and its own. */
record Templates(Placeholders placeholders) {

    /** Replaces every placeholder. */
    String fill(String text) {
        return placeholders.fill(text);
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
