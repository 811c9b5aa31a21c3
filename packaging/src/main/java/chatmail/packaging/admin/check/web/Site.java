// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.admin.check.access.TrustAll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a web server shows under a name, asked over TLS at an address, whatever DNS says. */
record Site(InetSocketAddress server, String name) {

    /** Of each answer from the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** More than any page of ours; nginx may be somebody else's. */
    private static final int MAX_OCTETS = 1 << 20;

    private static final int MAX_GREETING = 4;

    /** @param location where it sends the browser to, empty if nowhere */
    record Answer(int status, String location, String body, Certificate certificate) {}

    /** Without a language, and not kept open (RFC 9112). */
    Answer get(String path) throws IOException {
        try (var tls = TrustAll.connect(server, name, List.of("http/1.1"), PATIENCE)) {
            var question = "GET " + path + " HTTP/1.0\r\nHost: " + name + "\r\nConnection: close\r\n\r\n";
            tls.getOutputStream().write(question.getBytes(ISO_8859_1));
            tls.getOutputStream().flush();
            var text = new String(tls.getInputStream().readNBytes(MAX_OCTETS), ISO_8859_1);
            return answer(text, tls.getSession().getPeerCertificates()[0]);
        }
    }

    private static Answer answer(String text, Certificate certificate) throws IOException {
        var parts = text.split("\r\n\r\n", 2);
        var head = parts[0].split("\r\n", -1);
        if (!head[0].matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            throw new IOException("no HTTP: " + head[0]);
        }
        var location = "";
        for (var line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith("location:")) {
                location = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        int status = Integer.parseInt(head[0].substring(9, 12));
        return new Answer(status, location, parts.length > 1 ? parts[1] : "", certificate);
    }

    /** The first octets that a server of another protocol says, which the client asks for by ALPN (RFC 7301). */
    String greeting(String protocol) throws IOException {
        try (var tls = TrustAll.connect(server, name, List.of(protocol), PATIENCE)) {
            return new String(tls.getInputStream().readNBytes(MAX_GREETING), ISO_8859_1);
        }
    }
}
