// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;

class ZoneTest {

    private static final DkimKey RSA = new DkimKey("s", KeyKind.RSA, "A".repeat(392));
    private static final DkimKey ED25519 = new DkimKey("s-ed25519", KeyKind.ED25519, "B".repeat(44));

    private static Zone zone(String... addresses) throws IOException {
        var list = new ArrayList<InetAddress>();
        for (var address : addresses) {
            list.add(InetAddress.getByName(address));
        }
        return new Zone("chat.example.org", List.of(RSA, ED25519), list);
    }

    @Test
    void saysWhereTheRelayIsAndWhoMaySignForIt() throws IOException {
        assertThat(zone("192.0.2.1", "2001:db8::1").lines())
                .contains(
                        "chat.example.org. 3600 IN A 192.0.2.1",
                        "chat.example.org. 3600 IN AAAA 2001:db8:0:0:0:0:0:1",
                        "chat.example.org. 3600 IN MX 10 chat.example.org.",
                        "chat.example.org. 3600 IN TXT \"v=spf1 a -all\"",
                        "_dmarc.chat.example.org. 3600 IN TXT \"v=DMARC1; p=reject; adkim=s; aspf=s\"",
                        "s-ed25519._domainkey.chat.example.org. 3600 IN TXT \"v=DKIM1; k=ed25519; p=" + "B".repeat(44)
                                + '"',
                        "_imaps._tcp.chat.example.org. 3600 IN SRV 0 1 993 chat.example.org.")
                .noneMatch(line -> line.startsWith(";"));
    }

    @Test
    void whatTheHostDoesNotKnowIsAComment() throws IOException {
        assertThat(zone().lines()).filteredOn(line -> line.startsWith(";")).hasSize(2);
    }

    @Test
    void aNameServerCanReadItAndGetsTheKeysWhole() throws IOException {
        var text = String.join("\n", zone("192.0.2.1").lines()) + "\n";
        try (var master = new Master(new ByteArrayInputStream(text.getBytes(US_ASCII)), Name.root)) {
            var strings = new ArrayList<List<String>>();
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (record.getName().toString().startsWith("s._domainkey.")) {
                    strings.add(((TXTRecord) record).getStrings());
                }
            }
            assertThat(strings).hasSize(1);
            assertThat(strings.get(0)).hasSize(2).allMatch(string -> string.length() <= 255);
            assertThat(String.join("", strings.get(0))).isEqualTo(RSA.record());
        }
    }

    @Test
    void theIdOfThePolicyStaysWhileThePolicyDoes() throws IOException {
        assertThat(zone().lines())
                .containsAll(zone("192.0.2.1").lines().stream()
                        .filter(line -> line.contains("STSv1"))
                        .toList());
        assertThat(zone().lines()).anyMatch(line -> line.matches("_mta-sts\\..* TXT \"v=STSv1; id=[0-9a-f]{16}\""));
    }

    @Test
    void anAddressThatOthersCannotReachIsNone() throws IOException {
        for (var address : new String[] {"127.0.0.1", "10.1.2.3", "192.168.1.1", "fe80::1", "fd00::1", "::1"}) {
            assertThat(HostAddresses.isGlobal(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
        assertThat(HostAddresses.isGlobal(InetAddress.getByName("192.0.2.1"))).isTrue();
    }
}
