// SPDX-License-Identifier: Apache-2.0
package chatmail.common.address;

import java.util.Locale;
import java.util.Optional;

/**
 * An address in its comparable form: both parts in lower case, the domain without a trailing dot.
 *
 * @param localPart what stands before the last {@code @}, never empty, without quotes
 * @param domain what stands after it, never empty; an address literal keeps its brackets
 */
public record Address(String localPart, String domain) {
    /** RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, two of them brackets. */
    private static final int MAX_LENGTH = 254;

    /**
     * Reads {@code local@domain}.
     *
     * @param text without angle brackets; upper case is folded
     * @return empty unless both parts are there and every character is printable ASCII that needs no quoting
     */
    public static Optional<Address> parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1
                || at == text.length() - 1
                || text.length() > MAX_LENGTH
                || !text.chars().allMatch(Address::isPlain)) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.indexOf('@') != at) {
            return Optional.empty();
        }
        return Optional.of(new Address(lower.substring(0, at), lower.substring(at + 1)));
    }

    /** As {@link #parse}, but only what is in the comparable form already: somebody else has folded it, or nobody will. */
    public static Optional<Address> parseExact(String text) {
        return parse(text).filter(address -> address.toString().equals(text));
    }

    /** The same mailbox without {@code +detail} (RFC 5233), as Postfix and Dovecot deliver it. */
    public Address withoutDetail() {
        int plus = localPart.indexOf('+');
        return plus < 1 ? this : new Address(localPart.substring(0, plus), domain);
    }

    private static boolean isPlain(int c) {
        return c > ' ' && c < 0x7f && "\"\\(),:;<>/".indexOf(c) < 0;
    }

    @Override
    public String toString() {
        return localPart + '@' + domain;
    }
}
