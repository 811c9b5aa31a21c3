// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.util.Locale;
import java.util.Set;

/**
 * What may stand around the data of an armor.
 *
 * @param headers the armor headers tolerated, in lower case
 * @param maxSurroundingOctets how much text may stand before and after the armor, together
 */
public record ArmorRules(Set<String> headers, int maxSurroundingOctets) {
    /** All headers together. */
    static final int MAX_HEADER_OCTETS = 512;

    /** For what our own users send: current clients write no armor headers. */
    public static final ArmorRules OUTGOING = new ArmorRules(Set.of(), 0);

    /** For what comes from everywhere: the headers that OpenPGP programs have written (RFC 9580, section 6.2.2). */
    public static final ArmorRules INCOMING = new ArmorRules(Set.of("version", "comment", "hash", "charset"), 0);

    /** For an Autocrypt Setup Message, which lies in a small page of HTML and hints at its passphrase. */
    static final ArmorRules SETUP_MESSAGE = new ArmorRules(Set.of("passphrase-format", "passphrase-begin"), 4_096);

    /** A well-known name with a blank after it; nothing for any other, for it comes from a stranger. */
    static String spoken(String header) {
        return INCOMING.tolerates(header) ? header + ' ' : "";
    }

    boolean tolerates(String header) {
        return headers.contains(header.toLowerCase(Locale.ROOT));
    }
}
