// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.dns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyKind;
import chatmail.packaging.admin.zone.Records;
import chatmail.packaging.admin.zone.Zone;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** A zone as {@code chatmailctl dns} prints it, and what is said when somebody did not copy all of it. */
class DnsChecksTest {

    private static final String DOMAIN = "chat.example.org";
    private static final DkimKey RSA = new DkimKey("s", KeyKind.RSA, "A".repeat(392));
    private static final DkimKey ED25519 = new DkimKey("s-ed25519", KeyKind.ED25519, "B".repeat(44));

    private final List<String> zone = new ArrayList<>();
    private List<InetAddress> own = List.of();

    @BeforeEach
    void theZoneIsComplete() throws IOException {
        own = List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"));
        zone.addAll(new Zone(DOMAIN, List.of(RSA, ED25519), own).lines());
        zone.add("1.2.0.192.in-addr.arpa. 60 IN PTR " + DOMAIN + '.');
        zone.add("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 60 IN PTR " + DOMAIN + '.');
    }

    private Records dns() throws IOException {
        var all = new ArrayList<Record>();
        var text = String.join("\n", zone) + '\n';
        try (var master = new Master(new ByteArrayInputStream(text.getBytes(US_ASCII)), Name.root)) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                all.add(record);
            }
        }
        return (name, type) -> at(beyondAliases(name, all), type, all);
    }

    private static List<Record> at(Name name, int type, List<Record> all) {
        return all.stream()
                .filter(record -> record.getType() == type && record.getName().equals(name))
                .toList();
    }

    private static Name beyondAliases(String text, List<Record> all) {
        var name = Name.fromConstantString(text.endsWith(".") ? text : text + '.');
        var aliases = at(name, Type.CNAME, all);
        return aliases.isEmpty() ? name : ((CNAMERecord) aliases.get(0)).getTarget();
    }

    private Map<String, Outcome> run(Records dns) throws Exception {
        var outcomes = new TreeMap<String, Outcome>();
        for (Check check : new DnsChecks(dns, DOMAIN, List.of(RSA, ED25519), own).all()) {
            outcomes.put(check.name(), check.run().get(0));
        }
        return outcomes;
    }

    /** The one thing that is not as it should be. */
    private Outcome only(String name) throws Exception {
        var bad = run(dns());
        bad.values().removeIf(outcome -> outcome.level() == Level.OK);
        assertThat(bad).containsOnlyKeys(name);
        return bad.getOrDefault(name, Outcome.ok(""));
    }

    private void drop(String form) {
        assertThat(zone.removeIf(line -> line.matches(form))).isTrue();
    }

    @Test
    void aCompleteZoneIsGood() throws Exception {
        assertThat(run(dns()).values()).hasSize(11).allMatch(outcome -> outcome.level() == Level.OK);
    }

    @Test
    void aRecordThatIsMissingIsAFailureWithItsLineAsTheCure() throws Exception {
        drop(".* MX .*");
        assertThat(only("DNS MX"))
                .isEqualTo(Outcome.fail(
                        "there is none", "into the zone: chat.example.org. 3600 IN MX 10 " + DOMAIN + '.'));
    }

    @Test
    void withoutSpfOthersRefuse() throws Exception {
        drop(".*v=spf1.*");
        var outcome = only("DNS SPF");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.cure()).isEqualTo("into the zone: chat.example.org. 3600 IN TXT \"v=spf1 a -all\"");
    }

    @Test
    void twoSpfCountAsNone() throws Exception {
        zone.add(DOMAIN + ". 60 IN TXT \"v=spf1 include:mail.example -all\"");
        assertThat(only("DNS SPF").text()).startsWith("there are 2 at " + DOMAIN);
    }

    @Test
    void otherTextsAtTheNameAreNobodysBusiness() throws Exception {
        zone.add(DOMAIN + ". 60 IN TXT \"site-verification=1\"");
        assertThat(run(dns()).values()).allMatch(outcome -> outcome.level() == Level.OK);
    }

    @Test
    void anotherPolicyIsShown() throws Exception {
        drop("_dmarc.*");
        zone.add("_dmarc." + DOMAIN + ". 60 IN TXT \"v=DMARC1; p=none\"");
        assertThat(only("DNS DMARC").text()).startsWith("it says \"v=DMARC1; p=none\" instead of");
    }

    @Test
    void withoutMtaStsMailStillComes() throws Exception {
        drop("_mta-sts.*");
        assertThat(only("DNS MTA-STS").level()).isEqualTo(Level.WARN);
    }

    @Test
    void namesOfTheWebServerLeadHere() throws Exception {
        drop("mta-sts.*");
        assertThat(only("DNS MTA-STS policy"))
                .isEqualTo(Outcome.warn(
                        "mta-sts." + DOMAIN + " leads nowhere, so others cannot read it and may send here without TLS",
                        "into the zone: mta-sts." + DOMAIN + ". 3600 IN CNAME " + DOMAIN + '.'));
        zone.add("mta-sts." + DOMAIN + ". 60 IN A 192.0.2.1");
        zone.add("mta-sts." + DOMAIN + ". 60 IN AAAA 2001:db8::1");
        drop("www.*");
        zone.add("www." + DOMAIN + ". 60 IN A 192.0.2.200");
        assertThat(only("DNS www").text()).startsWith("www." + DOMAIN + " leads elsewhere, so ");
    }

    @Test
    void clientsThatAskFindTheServers() throws Exception {
        drop("_imaps.*");
        zone.add("_imaps._tcp." + DOMAIN + ". 60 IN SRV 0 1 993 elsewhere.example.");
        assertThat(only("DNS SRV"))
                .isEqualTo(Outcome.warn(
                        "none at _imaps._tcp." + DOMAIN
                                + " leads to port 993 here, so some clients have to be told where" + " it is",
                        "into the zone: _imaps._tcp." + DOMAIN + ". 3600 IN SRV 0 1 993 " + DOMAIN + '.'));
    }

    @Test
    void theWrongKeyIsAFailure() throws Exception {
        drop("s\\._domainkey.*");
        zone.add(new DkimKey("s", KeyKind.RSA, "C".repeat(392)).zoneLine(DOMAIN));
        var outcome = only("DKIM record s");
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).contains("is not that of the key that signs");
        assertThat(outcome.cure()).startsWith("chatmailctl dns prints the line");
    }

    @Test
    void theRightKeyWithOtherTagsIsToldOf() throws Exception {
        drop("s\\._domainkey.*");
        zone.add("s._domainkey." + DOMAIN + ". 60 IN TXT \"k=rsa; t=s; p=\" \"" + "A".repeat(200) + "\" \""
                + "A".repeat(192) + "\"");
        var outcome = only("DKIM record s");
        assertThat(outcome.level()).isEqualTo(Level.WARN);
        assertThat(outcome.text()).startsWith("the key that signs is there, but with other tags: k=rsa; t=s; p=AAA");
    }

    @Test
    void aMissingKeyIsAFailureUnlessTheOtherVerifies() throws Exception {
        drop("s-ed25519\\._domainkey.*");
        assertThat(only("DKIM record s-ed25519").level()).isEqualTo(Level.WARN);
        drop("s\\._domainkey.*");
        assertThat(run(dns()).get("DKIM record s")).extracting("level").isEqualTo(Level.FAIL);
    }

    @Test
    void withoutAnAddressNobodyComes() throws Exception {
        drop(".* A .*");
        drop(".* AAAA .*");
        var outcomes = run(dns());
        assertThat(outcomes.get("DNS address"))
                .isEqualTo(Outcome.fail(
                        "there is neither A nor AAAA", "into the zone: chat.example.org. 3600 IN A 192.0.2.1"));
    }

    @Test
    void anAddressOfAnotherHostIsToldOf() throws Exception {
        drop(".* A .*");
        zone.add(DOMAIN + ". 60 IN A 192.0.2.9");
        zone.add("9.2.0.192.in-addr.arpa. 60 IN PTR " + DOMAIN + '.');
        assertThat(only("DNS address").text()).startsWith("192.0.2.9 is no address of this host");
    }

    @Test
    void behindANatNobodyKnowsBetter() throws Exception {
        own = List.of();
        assertThat(run(dns()).values()).allMatch(outcome -> outcome.level() == Level.OK);
    }

    @Test
    void anAddressThatLeadsNowhereIsToldOf() throws Exception {
        drop(".*in-addr.*");
        var outcome = only("DNS PTR");
        assertThat(outcome.level()).isEqualTo(Level.WARN);
        assertThat(outcome.text()).startsWith("192.0.2.1 leads to no name");
        zone.add("1.2.0.192.in-addr.arpa. 60 IN PTR static.provider.example.");
        assertThat(only("DNS PTR").text()).startsWith("192.0.2.1 leads to static.provider.example,");
    }
}
