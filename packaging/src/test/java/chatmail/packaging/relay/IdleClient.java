// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.OwnCertificate;
import chatmail.packaging.lab.PrivateRelay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that does nothing but wait for mail (IDLE, RFC 2177), octet by octet, so that nothing is guessed. */
final class IdleClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;

    IdleClient(PrivateRelay relay, Account account) throws IOException {
        socket = OwnCertificate.sockets(relay.certificate()).createSocket(relay.host(), relay.imapsPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        await("* OK");
        say("a login " + account.address() + " " + account.password());
        await("a OK");
        say("b select INBOX");
        await("b OK");
    }

    /** Says a command and gives all lines of the answer, which has to be OK. */
    List<String> command(String command) throws IOException {
        say("d " + command);
        List<String> answer = new ArrayList<>();
        while (answer.isEmpty() || !answer.get(answer.size() - 1).startsWith("d ")) {
            answer.add(line());
        }
        if (!answer.get(answer.size() - 1).startsWith("d OK")) {
            throw new IOException(answer.get(answer.size() - 1));
        }
        return answer;
    }

    void idle() throws IOException {
        say("c idle");
        await("+ ");
    }

    /** @return the number of messages that there are now; throws when nothing is told in time */
    int awaitExists() throws IOException {
        while (true) {
            var line = line();
            if (line.endsWith(" EXISTS")) {
                return Integer.parseInt(line.replaceAll("[^0-9]", ""));
            }
        }
    }

    void done() throws IOException {
        say("DONE");
        await("c OK");
    }

    private String line() throws IOException {
        return Optional.ofNullable(lines.readLine()).orElseThrow(() -> new IOException("hung up"));
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
    }

    private void await(String start) throws IOException {
        while (true) {
            var line = line();
            if (line.startsWith(start)) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
