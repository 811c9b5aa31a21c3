// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Journal;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.check.access.TrustAll;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * Whether a server greets who connects.
 *
 * @param greeting how it begins
 * @param service whose port it is, by the name of its unit
 */
public record PortCheck(InetSocketAddress address, boolean tls, String greeting, String service) implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MAX_GREETING = 600;

    @Override
    public String name() {
        return "port " + address.getPort();
    }

    @Override
    public List<Outcome> run() throws IOException {
        var log = Journal.of(20, "'" + service + "*'") + " tells why; then systemctl restart " + service;
        try (var socket = connect()) {
            var line = line(socket);
            return List.of(
                    line.startsWith(greeting)
                            ? Outcome.ok(service + " answers" + (tls ? " with TLS" : ""))
                            : Outcome.fail("it greets with \"" + line + '"', log));
        } catch (ConnectException refused) {
            return List.of(Outcome.fail("nobody listens", log));
        } catch (SocketTimeoutException silence) {
            return List.of(Outcome.fail("no answer within " + PATIENCE.toSeconds() + " s", log));
        } catch (SSLException noTls) {
            return List.of(Outcome.fail("no TLS: " + Trouble.words(noTls), "see the line certificate; " + log));
        }
    }

    private Socket connect() throws IOException {
        if (tls) {
            return TrustAll.connect(address, PATIENCE);
        }
        var socket = new Socket();
        try {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(address, (int) PATIENCE.toMillis());
            return socket;
        } catch (IOException trouble) {
            try (socket) {
                throw trouble;
            }
        }
    }

    private static String line(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n' && text.length() < MAX_GREETING; c = in.read()) {
            text.append((char) c);
        }
        return text.toString().strip();
    }
}
