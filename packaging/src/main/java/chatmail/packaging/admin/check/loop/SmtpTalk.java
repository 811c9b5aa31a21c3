// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** As much of SMTP as it takes to log in and send a message. */
final class SmtpTalk implements Closeable {

    private static final Pattern QUEUED = Pattern.compile("queued as ([0-9A-Za-z]{4,40})\\b");
    private static final int CLASS = 100;

    private final Dialogue dialogue;

    SmtpTalk(InetSocketAddress server, Deadline deadline) throws IOException {
        dialogue = new Dialogue(server, deadline);
        answer(2);
        command("EHLO localhost", 2);
    }

    void login(String user, String password) throws IOException {
        var plain = '\0' + user + '\0' + password;
        command("AUTH PLAIN " + Base64.getEncoder().encodeToString(plain.getBytes(UTF_8)), 2);
    }

    /**
     * Sends from an address to the same.
     *
     * @param message lines that end with CRLF, none of which begins with a dot
     * @return the queue id, if the server tells it
     */
    Optional<String> send(String address, String message) throws IOException {
        command("MAIL FROM:<" + address + '>', 2);
        command("RCPT TO:<" + address + '>', 2);
        command("DATA", 3);
        var id = QUEUED.matcher(command(message + '.', 2));
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    private String command(String text, int wanted) throws IOException {
        dialogue.send(text);
        return answer(wanted);
    }

    /** The last line of a reply, if its code is of the class that is wanted (RFC 5321, section 4.2). */
    private String answer(int wanted) throws IOException {
        var line = dialogue.receive();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = dialogue.receive();
        }
        if (!line.matches("[2-5]\\d\\d( .*)?") || Integer.parseInt(line.substring(0, 3)) / CLASS != wanted) {
            throw new Refusal(line);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        dialogue.close();
    }
}
