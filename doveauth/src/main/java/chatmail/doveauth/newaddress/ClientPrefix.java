// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network a client comes from, as large as one customer may have: a /24 of IPv4, a /56 of IPv6. Says nothing of itself.
 *
 * @param octets of an address, the most significant first
 */
record ClientPrefix(int octets, long bits) {
    /** Clients of whom nothing is known, all together. */
    static final ClientPrefix UNKNOWN = new ClientPrefix(0, 0);

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** What Java takes for an address or for nothing, and never for a name to look up. */
    private static final Pattern LITERAL =
            Pattern.compile(OCTET + "(\\." + OCTET + "){3}|(?=.*:)[0-9a-fA-F:][0-9a-fA-F:.]{1,44}");

    /** @param address a literal, IPv6 without brackets; anything else is {@link #UNKNOWN} */
    static ClientPrefix of(Optional<String> address) {
        return address.filter(text -> LITERAL.matcher(text).matches())
                .map(ClientPrefix::ofLiteral)
                .orElse(UNKNOWN);
    }

    private static ClientPrefix ofLiteral(String literal) {
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            return address.length == 4
                    ? new ClientPrefix(4, ByteBuffer.wrap(address).getInt() >>> 8)
                    : new ClientPrefix(16, ByteBuffer.wrap(address).getLong() >>> 8);
        } catch (UnknownHostException e) {
            return UNKNOWN;
        }
    }

    @Override
    public String toString() {
        return "(client)";
    }
}
