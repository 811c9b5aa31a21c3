// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The addresses of this host that others can reach, as far as it knows: behind a NAT it does not. */
public final class HostAddresses {

    /** Unique local addresses, fc00::/7 (RFC 4193). */
    private static final int UNIQUE_LOCAL = 0xfc;

    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int IPV6_OCTETS = 16;

    private HostAddresses() {}

    public static List<InetAddress> find() throws IOException {
        var addresses = new ArrayList<InetAddress>();
        for (var device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (device.isUp()) {
                Collections.list(device.getInetAddresses()).stream()
                        .filter(HostAddresses::isGlobal)
                        .forEach(addresses::add);
            }
        }
        return addresses;
    }

    static boolean isGlobal(InetAddress address) {
        var octets = address.getAddress();
        boolean uniqueLocal = octets.length == IPV6_OCTETS && (octets[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        return !(address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal);
    }
}
