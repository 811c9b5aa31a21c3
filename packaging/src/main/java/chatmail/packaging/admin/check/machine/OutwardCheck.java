// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Type;

/**
 * Whether mail can leave: many providers of servers keep port 25 outwards closed until they are asked. Connects to one of
 * the servers of others, hears its greeting and takes leave.
 *
 * @param domains of others whose servers are up, tried one after the other
 * @param port 25, but for tests
 */
public record OutwardCheck(Records dns, List<String> domains, int port) implements Check {

    /** Two that are tried, each in so many milliseconds, leave the check within its time. */
    private static final int PATIENCE = 3_500;

    public OutwardCheck {
        domains = List.copyOf(domains);
    }

    @Override
    public String name() {
        return "port 25 outwards";
    }

    @Override
    public List<Outcome> run() {
        var seen = new ArrayList<String>();
        boolean unreachable = true;
        for (var domain : domains) {
            try {
                var server = server(domain);
                greet(server);
                return List.of(Outcome.ok("a server of " + domain + " answers"));
            } catch (IOException trouble) {
                unreachable &= !(trouble instanceof SocketTimeoutException);
                seen.add(domain + ": " + Trouble.words(trouble));
            }
        }
        var text = "no mail can leave, for no server of others answers (" + String.join("; ", seen) + ')';
        return List.of(
                unreachable
                        ? Outcome.fail(text, "give this host a network and a DNS that answers: ip route, ping")
                        : Outcome.fail(
                                text, "have your provider open port 25 outwards, or your firewall; nft list ruleset"));
    }

    private InetAddress server(String domain) throws IOException {
        var mx = dns.of(domain, Type.MX).stream()
                .filter(MXRecord.class::isInstance)
                .map(MXRecord.class::cast)
                .min(Comparator.comparing(MXRecord::getPriority))
                .map(record -> record.getTarget().toString())
                .orElse(domain);
        for (var record : dns.of(mx, Type.A)) {
            if (record instanceof ARecord a) {
                return a.getAddress();
            }
        }
        throw new NoRouteToHostException("DNS knows no server of it");
    }

    private void greet(InetAddress server) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(new InetSocketAddress(server, port), PATIENCE);
            // Whoever greets lets mail through; what it says does not matter here.
            if (socket.getInputStream().read() < 0) {
                throw new IOException("hangs up without a word");
            }
            socket.getOutputStream().write("QUIT\r\n".getBytes(US_ASCII));
        }
    }
}
