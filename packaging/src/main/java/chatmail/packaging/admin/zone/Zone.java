// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.zone;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.dkim.DkimKey;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What DNS has to say about a relay.
 *
 * @param keys whose signatures are to be believed
 * @param addresses of this host, as far as it knows them
 */
public record Zone(String domain, List<DkimKey> keys, List<InetAddress> addresses) {

    private static final int ID_DIGITS = 16;

    public Zone {
        keys = List.copyOf(keys);
        addresses = List.copyOf(addresses);
    }

    /** Lines of a zone file; what the host does not know is a comment. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        addAddresses(lines);
        lines.add(at("", "MX 10 " + domain + '.'));
        // Mail in our name comes from here only (RFC 7208), and with our signature only (RFC 7489).
        lines.add(at("", "TXT \"v=spf1 a -all\""));
        lines.add(at("_dmarc.", "TXT \"v=DMARC1; p=reject; adkim=s; aspf=s\""));
        keys.forEach(key -> lines.add(key.zoneLine(domain)));
        lines.add(at("_mta-sts.", "TXT \"v=STSv1; id=" + policyId() + '"'));
        lines.add(at("mta-sts.", "CNAME " + domain + '.'));
        lines.add(at("www.", "CNAME " + domain + '.'));
        // Where clients find us (RFC 6186 and RFC 8314, section 5.1).
        lines.add(at("_imaps._tcp.", "SRV 0 1 993 " + domain + '.'));
        lines.add(at("_submissions._tcp.", "SRV 0 1 465 " + domain + '.'));
        lines.add(at("_submission._tcp.", "SRV 0 1 587 " + domain + '.'));
        return lines;
    }

    private void addAddresses(List<String> lines) {
        for (var address : addresses) {
            lines.add(at(
                    "",
                    (isV4(address) ? "A " : "AAAA ") + address.getHostAddress().replaceFirst("%.*", "")));
        }
        if (addresses.stream().noneMatch(Zone::isV4)) {
            lines.add("; " + at("", "A") + " and the IPv4 address of this server");
        }
        if (addresses.stream().allMatch(Zone::isV4)) {
            lines.add("; " + at("", "AAAA") + " and its IPv6 address, if it has one");
        }
    }

    private static boolean isV4(InetAddress address) {
        return address instanceof Inet4Address;
    }

    private String at(String label, String record) {
        return label + domain + ". 3600 IN " + record;
    }

    /** What the web server has to show at {@code https://mta-sts.DOMAIN/.well-known/mta-sts.txt} (RFC 8461, section 3.2). */
    public static String mtaStsPolicy(String domain) {
        return "version: STSv1\r\nmode: enforce\r\nmx: " + domain + "\r\nmax_age: 604800\r\n";
    }

    /** Changes when the policy does (section 3.1). */
    private String policyId() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(mtaStsPolicy(domain).getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has it", every);
        }
    }
}
