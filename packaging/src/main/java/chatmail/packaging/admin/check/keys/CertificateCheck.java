// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.keys;

import chatmail.common.config.ChatmailConfig.Certificate;
import chatmail.packaging.admin.certificate.CertificateInspection;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The certificate in the files, and how long it is good for. */
public record CertificateCheck(Host host, Certificate files, String domain, Instant now) implements Check {

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var inspection = new CertificateInspection(host);
        var findings = inspection.inspect(files.chain(), files.key(), List.of(domain), now);
        if (findings.isEmpty()) {
            var end = inspection.read(files.chain()).get(0).getNotAfter().toInstant();
            return List.of(Outcome.ok("for " + domain + ", until " + end));
        }
        var renew = "have " + files.chain() + " and " + files.key()
                + " renewed, or name others as tls_external_cert_and_key; then chatmailctl setup " + domain
                + " and systemctl reload postfix dovecot";
        return findings.stream()
                .map(finding ->
                        finding.fatal() ? Outcome.fail(finding.text(), renew) : Outcome.warn(finding.text(), renew))
                .toList();
    }
}
