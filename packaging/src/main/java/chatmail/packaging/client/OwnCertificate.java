// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS that trusts one self-signed certificate and nothing else. */
public final class OwnCertificate {

    private OwnCertificate() {}

    /** Makes sockets for a server with this certificate, a PEM file. */
    public static SSLSocketFactory sockets(Path certificate) throws IOException {
        try (var in = Files.newInputStream(certificate)) {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "relay", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(certificate + " cannot be used", unreadable);
        }
    }
}
