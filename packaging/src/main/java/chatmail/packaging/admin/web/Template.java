// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.web;

import chatmail.packaging.template.Placeholders;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with {@code @NAME@} where a text goes, and {@code <!--if NAME-->...<!--end-->} around what is there only if
 * something is so; one of these holds no other.
 */
record Template(String text) {

    private static final Pattern CONDITION =
            Pattern.compile("(?s)[ \\t]*<!--if ([A-Z][A-Z0-9_]*)-->\\n?(.*?)[ \\t]*<!--end-->\\n?");

    /**
     * Throws IllegalArgumentException when a text is missing.
     *
     * @param so names of conditions that hold
     * @param texts HTML; an @ in it stays an @
     */
    String fill(Set<String> so, Map<String, String> texts) {
        var chosen = CONDITION
                .matcher(text)
                .replaceAll(found -> so.contains(found.group(1)) ? Matcher.quoteReplacement(found.group(2)) : "");
        return new Placeholders(texts).fill(chosen);
    }
}
