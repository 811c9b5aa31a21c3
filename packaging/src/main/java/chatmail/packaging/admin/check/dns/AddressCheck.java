// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where DNS says that the relay is.
 *
 * @param own addresses of this host that others can reach, as far as it knows
 */
record AddressCheck(Records dns, String domain, List<InetAddress> own) implements Check {

    AddressCheck {
        own = List.copyOf(own);
    }

    @Override
    public String name() {
        return "DNS address";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var there = new Addresses(dns).of(domain);
        if (there.isEmpty()) {
            var example = own.isEmpty() ? "and its address" : own.get(0).getHostAddress();
            return List.of(
                    Outcome.fail("there is neither A nor AAAA", "into the zone: " + domain + ". 3600 IN A " + example));
        }
        var outcomes = new ArrayList<Outcome>();
        if (there.stream().noneMatch(Inet4Address.class::isInstance)) {
            outcomes.add(Outcome.warn(
                    "there is no A, so who has IPv4 only cannot connect", "an A record with the IPv4 address"));
        }
        for (var address : there) {
            var known = own.stream()
                    .filter(one -> one.getClass() == address.getClass())
                    .toList();
            // Behind a NAT the host does not know by which address it is reached.
            if (!known.isEmpty() && !known.contains(address)) {
                outcomes.add(Outcome.warn(
                        address.getHostAddress() + " is no address of this host, which has " + words(known),
                        "correct the record, unless that address leads here"));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok(words(there))) : outcomes;
    }

    private static String words(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    }
}
