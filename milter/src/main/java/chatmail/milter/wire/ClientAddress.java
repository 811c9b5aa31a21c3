// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import java.nio.charset.StandardCharsets;

/** Reads the packet of a connection: host name, NUL, family, port in two octets, address, NUL. */
final class ClientAddress {
    private static final String IPV6_PREFIX = "IPv6:";

    private ClientAddress() {}

    /**
     * The address as text.
     *
     * @return empty for a family that has none, and for a packet that ends too soon
     * @throws ProtocolException when a string has no end
     */
    static String of(byte[] payload) throws ProtocolException {
        int family = Strings.indexOfNul(payload, 0) + 1;
        if (payload.length <= family + 3 || (payload[family] != '4' && payload[family] != '6')) {
            return "";
        }
        int start = family + 3;
        int end = Strings.indexOfNul(payload, start);
        String address = new String(payload, start, end - start, StandardCharsets.ISO_8859_1);
        return address.startsWith(IPV6_PREFIX) ? address.substring(IPV6_PREFIX.length()) : address;
    }
}
