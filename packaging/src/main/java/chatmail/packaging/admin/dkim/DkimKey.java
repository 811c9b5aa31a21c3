// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One key by what others may know of it.
 *
 * @param selector its own, with the suffix for Ed25519
 * @param publicValue as in the tag {@code p=}
 */
public record DkimKey(String selector, KeyKind kind, String publicValue) {

    /** A TXT record is made of strings of at most so many octets (RFC 1035, section 3.3). */
    private static final int MAX_STRING = 255;

    /** Where DNS has it (RFC 6376, section 3.6.2.1). */
    public String name(String domain) {
        return selector + "._domainkey." + domain;
    }

    /** What DNS says there (section 3.6.1). */
    public String record() {
        return "v=DKIM1; k=" + kind.tag() + "; p=" + publicValue;
    }

    /** Whether a TXT record, its strings joined, has this key, whatever else it says. */
    public boolean isIn(String record) {
        return List.of(record.replaceAll("\\s", "").split(";", -1)).contains("p=" + publicValue);
    }

    /** The same cut into strings, which receivers put together again. */
    public List<String> strings() {
        var strings = new ArrayList<String>();
        var text = record();
        for (int at = 0; at < text.length(); at += MAX_STRING) {
            strings.add(text.substring(at, Math.min(text.length(), at + MAX_STRING)));
        }
        return strings;
    }

    /** The line of a zone file (RFC 1035, section 5). */
    public String zoneLine(String domain) {
        return strings().stream()
                .map(string -> '"' + string + '"')
                .collect(Collectors.joining(" ", name(domain) + ". 3600 IN TXT ", ""));
    }

    /** The selector of the pair that it belongs to. */
    public String pair() {
        return selector.substring(0, selector.length() - kind.suffix().length());
    }
}
