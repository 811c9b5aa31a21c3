// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The servers that a certificate is for (RFC 6125, section 6.4); the common name has not counted for years.
 *
 * @param names in lower case: of DNS, perhaps with a wildcard, and addresses
 */
public record SubjectNames(List<String> names) {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    public static SubjectNames of(X509Certificate certificate) {
        var names = new ArrayList<String>();
        try {
            var all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                if (name.get(0) instanceof Integer type && (type == DNS || type == ADDRESS)) {
                    names.add(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException unreadable) {
            // Then it is for nobody.
        }
        return new SubjectNames(names);
    }

    /** A wildcard stands for one whole label, the first. */
    public boolean cover(String wanted) {
        var parent = wanted.substring(wanted.indexOf('.') + 1);
        return names.contains(wanted) || (!parent.equals(wanted) && names.contains("*." + parent));
    }
}
