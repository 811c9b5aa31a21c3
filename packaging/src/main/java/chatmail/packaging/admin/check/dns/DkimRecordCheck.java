// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.PublishedKeys;
import chatmail.packaging.admin.zone.Records;
import chatmail.packaging.admin.zone.Txt;
import java.io.IOException;
import java.util.List;
import org.xbill.DNS.Type;

/** Whether others find the key that verifies what ours signs: its public half comes from the private one. */
record DkimRecordCheck(Records dns, String domain, DkimKey key) implements Check {

    @Override
    public String name() {
        return "DKIM record " + key.selector();
    }

    @Override
    public List<Outcome> run() throws IOException {
        var place = key.name(domain);
        var records = Txt.values(dns.of(place, Type.TXT));
        PublishedKeys published = name -> records;
        if (published.showAll(List.of(key), domain)) {
            return List.of(Outcome.ok("the public half of the key that signs"));
        }
        var level = Level.of(key.kind());
        var cure = "chatmailctl dns prints the line for the zone, which begins with " + place + '.';
        if (records.stream().anyMatch(key::isIn)) {
            return List.of(Outcome.warn(
                    "the key that signs is there, but with other tags: " + records.get(0),
                    "see the line DKIM signature for what comes of that; " + cure));
        }
        return List.of(
                records.isEmpty()
                        ? new Outcome(level, "there is none at " + place + ", so nobody can verify our signature", cure)
                        : new Outcome(
                                level,
                                "the one at " + place + " is not that of the key that signs, so our signature is taken"
                                        + " for forged",
                                cure));
    }
}
