// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.keys;

import chatmail.packaging.admin.certificate.CertificateInspection;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.check.access.TrustAll;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whether a running server shows the certificate that is in the file. One that was renewed is not taken up by itself.
 *
 * @param chain as the running system sees it
 * @param server by which clients know the server
 * @param service by the name of its unit
 */
public record ServedCertificateCheck(Host host, Path chain, InetSocketAddress address, String server, String service)
        implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Override
    public String name() {
        return "certificate of port " + address.getPort();
    }

    @Override
    public List<Outcome> run() throws IOException {
        var inFile = new CertificateInspection(host).read(chain);
        if (inFile.isEmpty()) {
            return List.of(Outcome.fail(chain + " holds none to compare it with", "see the line certificate"));
        }
        try (var tls = TrustAll.connect(address, server, List.of(), PATIENCE)) {
            return List.of(
                    tls.getSession().getPeerCertificates()[0].equals(inFile.get(0))
                            ? Outcome.ok("the one in " + chain)
                            : Outcome.fail(service + " shows another than " + chain, "systemctl reload " + service));
        } catch (IOException trouble) {
            return List.of(Outcome.fail(
                    "none to be seen: " + Trouble.words(trouble), "see the line port " + address.getPort()));
        }
    }
}
