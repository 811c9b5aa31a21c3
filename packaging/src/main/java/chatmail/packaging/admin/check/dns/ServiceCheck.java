// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * Where clients find the servers that ask DNS for them (RFC 6186).
 *
 * @param wanted as the zone should have them
 */
record ServiceCheck(Records dns, List<SRVRecord> wanted) implements Check {

    ServiceCheck {
        wanted = List.copyOf(wanted);
    }

    @Override
    public String name() {
        return "DNS SRV";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        for (var record : wanted) {
            var owner = record.getName().toString(true);
            boolean there = dns.of(owner, Type.SRV).stream()
                    .anyMatch(one -> one instanceof SRVRecord service
                            && service.getPort() == record.getPort()
                            && service.getTarget().equals(record.getTarget()));
            if (!there) {
                outcomes.add(Outcome.warn(
                        "none at " + owner + " leads to port " + record.getPort() + " here, so some clients have to be"
                                + " told where it is",
                        "into the zone: " + record.toString().replaceAll("\\s+", " ")));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok("they lead to " + wanted.size() + " ports here")) : outcomes;
    }
}
