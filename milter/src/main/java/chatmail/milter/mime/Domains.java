// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import chatmail.common.address.Address;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Brings domains into the one form in which they are compared: A-labels in lower case (RFC 5890, section 2.3.2.1). */
public final class Domains {
    /** Letters, digits and hyphens; the underscore is no host name but occurs. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    private static final int MAX_DOMAIN = 253;

    /** RFC 5321, section 4.5.3.1.3, less the brackets of a path. */
    private static final int MAX_ADDRESS = 254;

    private Domains() {}

    /**
     * The domain in that form.
     *
     * @param octets the domain as written, each character an octet, non-ASCII ones being UTF-8
     * @return empty for what is no domain: empty labels, a dot at the end, strange characters
     */
    public static Optional<String> comparable(String octets) {
        Optional<String> text = Utf8.decode(octets).map(domain -> domain.toLowerCase(Locale.ROOT));
        if (text.isEmpty() || text.get().startsWith("[")) {
            return text.flatMap(AddressLiteral::comparable);
        }
        var ascii = new StringBuilder();
        for (String label : text.get().split("\\.", -1)) {
            Optional<String> comparable = aLabel(label);
            if (comparable.isEmpty()) {
                return Optional.empty();
            }
            ascii.append(ascii.isEmpty() ? "" : ".").append(comparable.get());
        }
        return ascii.length() > MAX_DOMAIN ? Optional.empty() : Optional.of(ascii.toString());
    }

    /**
     * Only labels that come back unchanged: {@link IDN} implements IDNA2003, which maps some characters to others that
     * IDNA2008 keeps, so for those two readers would see two domains.
     */
    private static Optional<String> aLabel(String label) {
        if (LABEL.matcher(label).matches()) {
            return Optional.of(label);
        }
        try {
            return Optional.of(IDN.toASCII(label))
                    .filter(ascii -> LABEL.matcher(ascii).matches())
                    .filter(ascii -> IDN.toUnicode(ascii).equals(label));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * An address as envelopes have it (RFC 6531, section 3.3) in the same form.
     *
     * @param octets without brackets, each character an octet
     * @return empty for what is no address
     */
    public static Optional<Address> address(String octets) {
        int at = octets.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        return Utf8.decode(octets.substring(0, at)).flatMap(localPart -> comparable(octets.substring(at + 1))
                .flatMap(domain -> address(localPart, domain)));
    }

    /** The address of both parts, unless it is longer than an envelope could carry. */
    static Optional<Address> address(String localPart, String domain) {
        var address = new Address(localPart.toLowerCase(Locale.ROOT), domain);
        return address.toString().length() > MAX_ADDRESS ? Optional.empty() : Optional.of(address);
    }
}
