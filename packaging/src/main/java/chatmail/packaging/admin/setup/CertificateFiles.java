// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.setup;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ChatmailConfig.Certificate;
import chatmail.packaging.admin.certificate.CertificateInspection;
import chatmail.packaging.admin.certificate.SelfSigned;
import chatmail.packaging.admin.files.Disk;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The certificate that Postfix, Dovecot and nginx show: somebody else's, or one that vouches for itself. */
public final class CertificateFiles implements Making {

    private static final Certificate OWN =
            new Certificate(Path.of("/etc/chatmail/tls/certificate.pem"), Path.of("/etc/chatmail/tls/key.pem"));
    private static final Duration LIFE = Duration.ofDays(3650);
    private static final int OWNER_ONLY = 0600;
    private static final int READABLE = 0644;

    private final Host host;
    private final String domain;
    private final Path scratch;

    /** @param scratch a directory that is ours alone */
    CertificateFiles(Host host, String domain, Path scratch) {
        this.host = host;
        this.domain = domain;
        this.scratch = scratch;
    }

    public static Certificate of(ChatmailConfig config) {
        return config.web().certificate().orElse(OWN);
    }

    /** One that is renewed elsewhere has to be there. */
    static void check(Host host, Certificate theirs, String configFile, List<String> problems) throws IOException {
        for (var file : List.of(theirs.chain(), theirs.key())) {
            if (!Files.isRegularFile(host.at(file))) {
                problems.add(configFile + ": tls_external_cert_and_key = " + theirs.chain() + ' ' + theirs.key()
                        + ": there is no file " + file + " (expected: certificate chain and key, both in PEM)");
            }
        }
        if (Files.isRegularFile(host.at(theirs.chain()))
                && new CertificateInspection(host).read(theirs.chain()).isEmpty()) {
            problems.add(theirs.chain() + ": no certificate in PEM (expected: first that of the relay, then those "
                    + "that vouch for it)");
        }
    }

    @Override
    public Optional<String> toMake() {
        boolean there = Files.exists(host.at(OWN.chain())) && Files.exists(host.at(OWN.key()));
        return there
                ? Optional.empty()
                : Optional.of(OWN.chain() + " and " + OWN.key() + ": a certificate for " + domain
                        + " that vouches for itself");
    }

    @Override
    public void make() throws IOException {
        var draft = new Certificate(scratch.resolve("certificate.pem"), scratch.resolve("key.pem"));
        make(host, domain, draft);
        // The key first: a certificate without it would be taken for finished.
        Disk.make(host.at(OWN.key()), Files.readAllBytes(draft.key()), OWNER_ONLY, Optional.empty());
        Disk.make(host.at(OWN.chain()), Files.readAllBytes(draft.chain()), READABLE, Optional.empty());
    }

    /** Makes one that vouches for itself; the directory is to be nobody else's. */
    static void make(Host host, String domain, Certificate files) throws IOException {
        var names = List.of("DNS:" + domain, "DNS:www." + domain, "DNS:mta-sts." + domain);
        host.output(new SelfSigned(domain, names, LIFE).command(files.chain(), files.key()));
    }
}
