// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * Who vouches for whom.
 *
 * @param certificates the server's own first, then those that vouch for the one before (RFC 8446, section 4.4.2)
 * @param trusted authorities
 */
record Chain(List<X509Certificate> certificates, Set<X509Certificate> trusted) {

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i + 1 < certificates.size(); i++) {
            if (!vouches(certificates.get(i + 1), certificates.get(i))) {
                findings.add(Finding.fatal("its chain is out of order: that of "
                        + name(certificates.get(i).getSubjectX500Principal()) + " is not followed by that of "
                        + name(certificates.get(i).getIssuerX500Principal())));
                return findings;
            }
        }
        var last = certificates.get(certificates.size() - 1);
        if (isTrusted(last)) {
            return findings;
        }
        if (!vouches(last, last)) {
            findings.add(Finding.fatal("its chain is not complete: that of " + name(last.getIssuerX500Principal())
                    + " is missing, and no authority that this machine knows"));
        } else if (certificates.size() == 1) {
            findings.add(
                    Finding.mild("it vouches for itself, which clients take only from an invitation that says so"));
        } else {
            findings.add(Finding.mild(name(last.getSubjectX500Principal())
                    + ", which vouches for it, is no authority that this machine knows"));
        }
        return findings;
    }

    private boolean isTrusted(X509Certificate last) {
        return trusted.contains(last) || trusted.stream().anyMatch(authority -> vouches(authority, last));
    }

    private static boolean vouches(X509Certificate issuer, X509Certificate subject) {
        if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException doesNot) {
            return false;
        }
    }

    /** The common name, or all there is. */
    static String name(X500Principal principal) {
        return commonName(principal).orElse(principal.getName());
    }

    private static Optional<String> commonName(X500Principal principal) {
        try {
            return new LdapName(principal.getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst();
        } catch (InvalidNameException odd) {
            return Optional.empty();
        }
    }
}
