// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Looks at a certificate chain and its key as strict clients and the servers will. */
public final class CertificateInspection {

    /** Who renews by a machine does it earlier, so here something is stuck. */
    private static final Duration SOON = Duration.ofDays(14);

    private final Host host;
    private final Set<X509Certificate> trusted;

    /** With the authorities that this machine's Java trusts. */
    public CertificateInspection(Host host) throws IOException {
        this(host, Authorities.ofThisMachine());
    }

    /** @param trusted authorities, which need not be in the chain */
    CertificateInspection(Host host, Set<X509Certificate> trusted) {
        this.host = host;
        this.trusted = Set.copyOf(trusted);
    }

    /**
     * Everything that is wrong.
     *
     * @param chainFile in PEM, first the server's own certificate; as the running system sees it
     * @param keyFile in PEM; as the running system sees it
     * @param names that clients ask for, each in lower case
     */
    public List<Finding> inspect(Path chainFile, Path keyFile, List<String> names, Instant now) throws IOException {
        var findings = new ArrayList<Finding>();
        var chain = read(chainFile, findings);
        if (!chain.isEmpty()) {
            validity(chain, now, findings);
            names(chain.get(0), names, findings);
            findings.addAll(new Chain(chain, trusted).findings());
        }
        key(chain, keyFile, findings);
        return findings;
    }

    /** The certificates of a file, the server's own first; empty when there is none, or it is not readable. */
    public List<X509Certificate> read(Path chainFile) throws IOException {
        return read(chainFile, new ArrayList<>());
    }

    private List<X509Certificate> read(Path chainFile, List<Finding> findings) throws IOException {
        try (var in = Files.newInputStream(host.at(chainFile))) {
            var chain = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                findings.add(Finding.fatal(chainFile + " holds no certificate"));
            }
            return chain;
        } catch (NoSuchFileException none) {
            findings.add(Finding.fatal("there is no file " + chainFile));
        } catch (CertificateException notOne) {
            findings.add(Finding.fatal(chainFile + " holds no certificate in PEM"));
        }
        return List.of();
    }

    private static void validity(List<X509Certificate> chain, Instant now, List<Finding> findings) {
        for (var certificate : chain) {
            var what = certificate.equals(chain.get(0))
                    ? "it"
                    : "that of " + Chain.name(certificate.getSubjectX500Principal());
            var begin = certificate.getNotBefore().toInstant();
            var end = certificate.getNotAfter().toInstant();
            if (now.isBefore(begin)) {
                findings.add(Finding.fatal(what + " is not valid before " + begin));
            } else if (now.isAfter(end)) {
                findings.add(Finding.fatal(what + " expired on " + end));
            } else if (now.plus(SOON).isAfter(end)) {
                findings.add(Finding.mild(
                        what + " expires in " + Duration.between(now, end).toDays() + " days, on " + end));
            }
        }
    }

    private static void names(X509Certificate certificate, List<String> names, List<Finding> findings) {
        var missing = names.stream()
                .filter(name -> !SubjectNames.of(certificate).cover(name))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(Finding.fatal("it is not for " + String.join(", ", missing)));
        }
    }

    /** By openssl, which knows every form that a key comes in. */
    private void key(List<X509Certificate> chain, Path keyFile, List<Finding> findings) throws IOException {
        var file = host.at(keyFile);
        if (!Files.exists(file)) {
            findings.add(Finding.fatal("there is no file " + keyFile));
            return;
        }
        // An empty password, or it would ask for one at the terminal.
        var derived =
                host.run("openssl", "pkey", "-in", file.toString(), "-passin", "pass:", "-pubout", "-outform", "DER");
        if (!derived.good()) {
            findings.add(Finding.fatal(keyFile + " holds no private key that can be read without a password"));
        } else if (!chain.isEmpty()
                && !Arrays.equals(derived.output(), chain.get(0).getPublicKey().getEncoded())) {
            findings.add(Finding.fatal("the key in " + keyFile + " is not the one of the certificate"));
        }
        if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            findings.add(Finding.mild("every user of the machine can read " + keyFile));
        }
    }
}
