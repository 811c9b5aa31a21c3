// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that a Java trusts; Debian's has those of the package ca-certificates. */
final class Authorities {

    private static final @Nullable KeyStore THE_DEFAULT = null;

    private Authorities() {}

    static Set<X509Certificate> ofThisMachine() throws IOException {
        try {
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(THE_DEFAULT);
            return Arrays.stream(managers.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                    .collect(Collectors.toSet());
        } catch (GeneralSecurityException none) {
            throw new IOException("the authorities that Java trusts cannot be read: " + none.getMessage(), none);
        }
    }
}
