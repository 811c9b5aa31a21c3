// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/** Whether the addresses lead back to the name; large providers take no mail from one that leads nowhere. */
record ReverseCheck(Records dns, String domain) implements Check {

    @Override
    public String name() {
        return "DNS PTR";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        var good = new ArrayList<String>();
        for (var address : new Addresses(dns).of(domain)) {
            var text = address.getHostAddress();
            var names = dns.of(ReverseMap.fromAddress(address).toString(), Type.PTR).stream()
                    .filter(PTRRecord.class::isInstance)
                    .map(record -> ((PTRRecord) record).getTarget().toString(true))
                    .toList();
            if (names.stream().anyMatch(domain::equalsIgnoreCase)) {
                good.add(text);
            } else {
                outcomes.add(Outcome.warn(
                        text + " leads to " + (names.isEmpty() ? "no name" : String.join(", ", names))
                                + ", so large providers may refuse mail from here",
                        "have the provider of the address set its reverse name to " + domain));
            }
        }
        if (!outcomes.isEmpty()) {
            return outcomes;
        }
        return List.of(
                good.isEmpty()
                        ? Outcome.warn("there is no address to lead anywhere", "see the line DNS address")
                        : Outcome.ok(String.join(", ", good) + " leads to " + domain));
    }
}
