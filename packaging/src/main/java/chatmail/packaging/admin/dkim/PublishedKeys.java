// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import java.io.IOException;
import java.util.List;

/** Key records as the world sees them. */
@FunctionalInterface
public interface PublishedKeys {

    /** The TXT records of a name, the strings of each joined; empty when there are none, or nobody knows. */
    List<String> txt(String name) throws IOException;

    /** Whether each of these keys can be found by those who verify. */
    default boolean showAll(List<DkimKey> keys, String domain) throws IOException {
        for (var key : keys) {
            var value = key.record();
            if (txt(key.name(domain)).stream()
                    .noneMatch(record -> squeezed(record).equals(squeezed(value)))) {
                return false;
            }
        }
        return true;
    }

    /** Blanks between tags mean nothing (RFC 6376, section 3.2), and providers add and drop them. */
    private static String squeezed(String record) {
        var text = record.replaceAll("\\s", "");
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
