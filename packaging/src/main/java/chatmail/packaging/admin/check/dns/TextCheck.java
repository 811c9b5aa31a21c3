// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.zone.Records;
import chatmail.packaging.admin.zone.Txt;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * A policy in a TXT record, of which there must be one.
 *
 * @param name what is looked at
 * @param version how those of its kind begin, in lower case
 * @param wanted the record as the zone should have it
 * @param absent how bad it is without
 * @param why what comes of that, a clause
 */
record TextCheck(Records dns, String name, String version, TXTRecord wanted, Level absent, String why)
        implements Check {

    @Override
    public List<Outcome> run() throws IOException {
        var owner = wanted.getName().toString(true);
        var line = "into the zone: " + wanted.toString().replaceAll("\\s+", " ");
        var values = Txt.values(dns.of(owner, Type.TXT)).stream()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(version))
                .toList();
        if (values.isEmpty()) {
            return List.of(new Outcome(absent, "there is none at " + owner + ", so " + why, line));
        }
        if (values.size() > 1) {
            return List.of(new Outcome(
                    absent,
                    "there are " + values.size() + " at " + owner + ", which counts as none, so " + why,
                    "leave one in the zone: " + wanted.rdataToString()));
        }
        var should = Txt.values(List.of(wanted)).get(0);
        return List.of(
                squeezed(values.get(0)).equals(squeezed(should))
                        ? Outcome.ok(should)
                        : Outcome.warn("it says \"" + values.get(0) + "\" instead of \"" + should + '"', line));
    }

    private static String squeezed(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s;]+", " ").strip();
    }
}
