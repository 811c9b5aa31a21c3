// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;

/**
 * Whether a name leads to where the domain does, by an alias or by the same addresses.
 *
 * @param why what comes of it if it does not, a clause
 */
record AliasCheck(Records dns, String name, String alias, String domain, String why) implements Check {

    @Override
    public List<Outcome> run() throws IOException {
        var addresses = new Addresses(dns);
        var here = addresses.of(domain);
        var there = addresses.of(alias);
        if (!there.isEmpty() && new HashSet<>(there).equals(new HashSet<>(here))) {
            return List.of(Outcome.ok(alias + " leads here"));
        }
        return List.of(Outcome.warn(
                alias + (there.isEmpty() ? " leads nowhere" : " leads elsewhere") + ", so " + why,
                "into the zone: " + alias + ". 3600 IN CNAME " + domain + '.'));
    }
}
