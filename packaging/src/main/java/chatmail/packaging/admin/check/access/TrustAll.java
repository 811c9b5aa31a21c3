// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.access;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS to this very host, which takes any certificate: that it is the right one is a check of its own, and one that is
 * wrong is no reason not to learn what else is.
 */
public final class TrustAll {

    private TrustAll() {}

    /** Connects; each wait for an answer ends after so long as well. */
    public static SSLSocket connect(InetSocketAddress address, Duration atMost) throws IOException {
        return connect(address, address.getHostString(), List.of(), atMost);
    }

    /**
     * Connects to the server that goes by a name there.
     *
     * @param name told to the server if it is one of DNS (RFC 6066, section 3)
     * @param protocols one of which the client wants to speak (RFC 7301)
     */
    public static SSLSocket connect(InetSocketAddress address, String name, List<String> protocols, Duration atMost)
            throws IOException {
        var plain = new Socket();
        try {
            plain.setSoTimeout((int) atMost.toMillis());
            plain.connect(address, (int) atMost.toMillis());
            var tls = (SSLSocket) context().getSocketFactory().createSocket(plain, name, address.getPort(), true);
            var parameters = tls.getSSLParameters();
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            return tls;
        } catch (IOException | RuntimeException trouble) {
            try (plain) {
                throw trouble;
            }
        }
    }

    private static SSLContext context() throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {new Anybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException noTls) {
            throw new IOException("this Java has no TLS", noTls);
        }
    }

    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
