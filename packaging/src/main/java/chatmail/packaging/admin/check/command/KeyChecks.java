// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.command;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.dns.DnsChecks;
import chatmail.packaging.admin.check.keys.CertificateCheck;
import chatmail.packaging.admin.check.keys.ServedCertificateCheck;
import chatmail.packaging.admin.check.keys.SigningKeyCheck;
import chatmail.packaging.admin.check.signing.SignatureCheck;
import chatmail.packaging.admin.check.web.WebCheck;
import chatmail.packaging.admin.dkim.DkimKey;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.setup.CertificateFiles;
import chatmail.packaging.admin.setup.WebFiles;
import chatmail.packaging.admin.zone.HostAddresses;
import chatmail.packaging.admin.zone.Records;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Certificate, web server, signing keys, and what DNS says of them and of the rest.
 *
 * @param file of the configuration, as the running system sees it
 */
record KeyChecks(Host host, Checks checks, ChatmailConfig config, Path file, Records dns) {

    List<Check> all() throws IOException {
        var domain = config.mailDomain();
        var files = CertificateFiles.of(config);
        var all = new ArrayList<Check>();
        all.add(checks.asRoot(new CertificateCheck(host, files, domain.replaceAll("[\\[\\]]", ""), Instant.now())));
        all.add(served(Checks.SUBMISSIONS, "postfix"));
        all.add(served(Checks.IMAPS, "dovecot"));
        all.add(checks.asRoot(new SigningKeyCheck(host, config.dkim())));
        if (domain.startsWith("[")) {
            all.add(new Known("DNS", Outcome.ok("has nothing to say about an address")));
        } else {
            var keys = keys();
            if (keys.isEmpty()) {
                all.add(checks.asRoot(new Known(
                        "DKIM record", Outcome.fail("there is no key to compare one with", "see the line DKIM key"))));
            }
            all.addAll(web());
            all.addAll(new DnsChecks(dns, domain, keys, HostAddresses.find()).all());
            all.add(checks.asRoot(new SignatureCheck(host, file, domain, checks.milter("outgoing"), keys, dns)));
        }
        return all;
    }

    private Check served(InetSocketAddress server, String service) {
        var chain = CertificateFiles.of(config).chain();
        return new ServedCertificateCheck(host, chain, server, config.mailDomain(), service);
    }

    private List<Check> web() throws IOException {
        var files = WebFiles.of(host);
        return files.isEmpty()
                ? List.of()
                : List.of(
                        served(Checks.HTTPS, "nginx"),
                        new WebCheck(
                                host,
                                files.get(),
                                config.mailDomain(),
                                Checks.HTTPS,
                                config.services().http().isPresent()));
    }

    /** Those that sign; one that cannot be read is told of by the check of the key. */
    private List<DkimKey> keys() {
        try {
            return new KeyFolder(host, config.dkim().keyDir())
                    .keys(config.dkim().selector());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
