// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.lab.PrivateRelay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that does nothing but wait for mail (IDLE, RFC 2177), octet by octet, so that nothing is guessed. */
public final class IdleClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader lines;

    /** Logs in, which creates the account if there is none, and opens the inbox. */
    public IdleClient(PrivateRelay relay, Account account) throws IOException {
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
    public List<String> command(String command) throws IOException {
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

    /** Begins IDLE. */
    public void idle() throws IOException {
        say("c idle");
        await("+ ");
    }

    /** @return the number of messages that there are now; throws when nothing is told in time */
    public int awaitExists() throws IOException {
        var number = -1;
        while (number < 0) {
            number = exists(line());
        }
        return number;
    }

    /** @return whether at least so many messages are told of in time; not to be used any more after half a line */
    public boolean hearsOf(int number, Duration patience) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var left = patience.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                socket.setSoTimeout((int) left);
                if (exists(line()) >= number) {
                    return true;
                }
            }
            return false;
        } catch (SocketTimeoutException late) {
            return false;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** The number in an EXISTS; -1 in any other line. */
    private static int exists(String line) {
        return line.endsWith(" EXISTS") ? Integer.parseInt(line.replaceAll("[^0-9]", "")) : -1;
    }

    /** Ends it. */
    public void done() throws IOException {
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
