// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** As much of IMAP as it takes to log in and see a message. */
final class ImapTalk implements Closeable {

    private final Dialogue dialogue;
    private int number;

    ImapTalk(InetSocketAddress server, Deadline deadline) throws IOException {
        dialogue = new Dialogue(server, deadline);
        var greeting = dialogue.receive();
        if (!greeting.startsWith("* OK")) {
            throw new Refusal(greeting);
        }
    }

    /** Neither holds what would have to be quoted. */
    void login(String user, String password) throws IOException {
        command("LOGIN " + user + ' ' + password);
    }

    void selectInbox() throws IOException {
        command("SELECT INBOX");
    }

    /** Whether some message there has this text in its body. */
    boolean shows(String text) throws IOException {
        command("NOOP");
        return command("FETCH 1:* BODY.PEEK[TEXT]").stream().anyMatch(line -> line.contains(text));
    }

    void logout() throws IOException {
        command("LOGOUT");
    }

    /** What came before the answer, a line each. */
    private List<String> command(String text) throws IOException {
        var tag = "c" + ++number + ' ';
        dialogue.send(tag + text);
        var lines = new ArrayList<String>();
        for (var line = dialogue.receive(); ; line = dialogue.receive()) {
            if (line.startsWith(tag)) {
                // An empty INBOX has no message 1, which 2.4 says so and 2.3 does not.
                if (line.startsWith(tag + "OK") || text.startsWith("FETCH")) {
                    return lines;
                }
                throw new Refusal(line.substring(tag.length()));
            }
            lines.add(line);
        }
    }

    @Override
    public void close() throws IOException {
        dialogue.close();
    }
}
