// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.util.List;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Type;

/** Where others take mail for the relay (RFC 5321, section 5.1). */
record MxCheck(Records dns, String domain) implements Check {

    @Override
    public String name() {
        return "DNS MX";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var wanted = "into the zone: " + domain + ". 3600 IN MX 10 " + domain + '.';
        var targets = dns.of(domain, Type.MX).stream()
                .filter(MXRecord.class::isInstance)
                .map(record -> ((MXRecord) record).getTarget().toString(true))
                .toList();
        if (targets.isEmpty()) {
            return List.of(Outcome.fail("there is none", wanted));
        }
        if (targets.stream().noneMatch(domain::equalsIgnoreCase)) {
            return List.of(Outcome.fail("mail goes to " + String.join(", ", targets) + " instead of here", wanted));
        }
        return List.of(
                targets.size() == 1
                        ? Outcome.ok(domain)
                        : Outcome.warn(
                                "mail goes to " + String.join(", ", targets) + " as well",
                                "take the others out of the zone"));
    }
}
