// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.zone.Records;
import chatmail.packaging.admin.zone.Zone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.TXTRecord;

/** All of them, in the order in which a message needs them. */
public final class DnsChecks {

    private final Records dns;
    private final String domain;
    private final List<DkimKey> keys;
    private final List<InetAddress> own;

    /**
     * @param keys that sign
     * @param own addresses of this host
     */
    public DnsChecks(Records dns, String domain, List<DkimKey> keys, List<InetAddress> own) {
        this.dns = dns;
        this.domain = domain;
        this.keys = List.copyOf(keys);
        this.own = List.copyOf(own);
    }

    public List<Check> all() throws IOException {
        var checks = new ArrayList<Check>();
        checks.add(new AddressCheck(dns, domain, own));
        checks.add(new MxCheck(dns, domain));
        keys.forEach(key -> checks.add(new DkimRecordCheck(dns, domain, key)));
        checks.add(text("SPF", "", "v=spf1", Level.FAIL, "others refuse mail from here"));
        checks.add(text("DMARC", "_dmarc.", "v=dmarc1", Level.FAIL, "anybody may write in the name of the relay"));
        checks.add(text("MTA-STS", "_mta-sts.", "v=stsv1", Level.WARN, "others may send here without TLS"));
        checks.add(alias("mta-sts.", "MTA-STS policy", "others cannot read it and may send here without TLS"));
        checks.add(alias("www.", "www", "who types that does not find the page"));
        checks.add(new ServiceCheck(dns, wanted(SRVRecord.class)));
        checks.add(new ReverseCheck(dns, domain));
        return checks;
    }

    private Check text(String what, String label, String version, Level absent, String why) throws IOException {
        return new TextCheck(dns, "DNS " + what, version, wanted(Name.fromString(label + domain + '.')), absent, why);
    }

    private AliasCheck alias(String label, String what, String why) {
        return new AliasCheck(dns, "DNS " + what, label + domain, domain, why);
    }

    private TXTRecord wanted(Name name) throws IOException {
        return wanted(TXTRecord.class).stream()
                .filter(record -> record.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the zone has no text at " + name));
    }

    /** Those of a type that the zone should have. */
    private <T extends Record> List<T> wanted(Class<T> type) throws IOException {
        var lines = String.join("\n", new Zone(domain, List.of(), List.of()).lines()) + '\n';
        try (var zone = new Master(new ByteArrayInputStream(lines.getBytes(US_ASCII)), Name.root)) {
            var records = new ArrayList<T>();
            for (var record = zone.nextRecord(); record != null; record = zone.nextRecord()) {
                if (type.isInstance(record)) {
                    records.add(type.cast(record));
                }
            }
            return records;
        }
    }
}
