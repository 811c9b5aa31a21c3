// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.OwnCertificate;
import chatmail.packaging.lab.PrivateNginx;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLSocket;

/**
 * Asks one question for each connection.
 *
 * @param from an address of loopback, as that of a client
 */
record Browser(PrivateRelay relay, PrivateNginx nginx, String from) {

    private static final int PATIENCE_MILLIS = 60_000;

    /** What came back; the header with its status line. */
    record Answer(String header, String body) {

        int status() {
            return Integer.parseInt(header.split(" ", 3)[1]);
        }

        /** The values of all fields of this name. */
        List<String> all(String name) {
            return Pattern.compile("(?mi)^" + name + ": *(.*)$")
                    .matcher(header)
                    .results()
                    .map(field -> field.group(1).strip())
                    .toList();
        }

        Optional<String> field(String name) {
            return all(name).stream().findFirst();
        }
    }

    /** Over TLS, of the relay's own name. */
    Answer get(String path, String... fields) throws IOException {
        return ask("GET", relay.domain(), path, fields);
    }

    Answer ask(String method, String host, String path, String... fields) throws IOException {
        try (var socket = tls(host)) {
            return ask(socket, method, host, path, fields);
        }
    }

    /** Without TLS. */
    Answer getPlain(String host, String path) throws IOException {
        try (var socket = connect(nginx.httpPort())) {
            return ask(socket, "GET", host, path);
        }
    }

    /** To the port for HTTPS, with what is wanted there; nothing is HTTPS. */
    SSLSocket tls(String host, String... protocols) throws IOException {
        var socket = (SSLSocket) OwnCertificate.sockets(relay.certificate())
                .createSocket(connect(nginx.httpsPort()), host, nginx.httpsPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setServerNames(List.of(new SNIHostName(host)));
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Of octets, which need not make sense. */
    Socket connect(int port) throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress(relay.host(), port), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static Answer ask(Socket socket, String method, String host, String path, String... fields)
            throws IOException {
        var request = method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                + String.join(
                        "",
                        List.of(fields).stream().map(field -> field + "\r\n").toList()) + "\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        var parts = new String(socket.getInputStream().readAllBytes(), UTF_8).split("\r\n\r\n", 2);
        return new Answer(parts[0], parts.length > 1 ? parts[1] : "");
    }
}
