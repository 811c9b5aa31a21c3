// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.OwnCertificate;
import chatmail.packaging.client.Reply;
import chatmail.packaging.lab.PrivateRelay;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.Base64;

/** SMTP, line by line, for what no well-behaved client would say. */
final class SmtpDialogue implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader in;

    private SmtpDialogue(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    }

    /** As another server, in the clear; greeting and EHLO are done. */
    static SmtpDialogue withSmtpPort(PrivateRelay relay) throws IOException {
        return new SmtpDialogue(new Socket(relay.host(), relay.smtpPort())).greeted();
    }

    /** With TLS from the first byte, not logged in. */
    static SmtpDialogue withSubmissions(PrivateRelay relay) throws IOException {
        var tls = OwnCertificate.sockets(relay.certificate()).createSocket(relay.host(), relay.submissionsPort());
        return new SmtpDialogue(tls).greeted();
    }

    /** As a user, with TLS from the first byte, logged in. */
    static SmtpDialogue withSubmissions(PrivateRelay relay, Account account) throws IOException {
        var dialogue = withSubmissions(relay);
        var secret = "\0" + account.address() + "\0" + account.password();
        dialogue.mustSay("AUTH PLAIN " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        return dialogue;
    }

    /** Sends one line and takes the reply to it. */
    Reply say(String line) throws IOException {
        send((line + "\r\n").getBytes(UTF_8));
        return reply();
    }

    /**
     * Sends a message to one recipient.
     *
     * @param reversePath without brackets; empty for a bounce
     * @return the first refusal, else the answer to the whole
     */
    Reply deliver(String reversePath, String recipient, byte[] message) throws IOException {
        var mail = say("MAIL FROM:<" + reversePath + ">");
        if (!mail.isAccepted()) {
            return mail;
        }
        var rcpt = say("RCPT TO:<" + recipient + ">");
        return rcpt.isAccepted() ? message(message) : rcpt;
    }

    /** Sends a message by DATA; the reply is the verdict, whichever of the two steps it comes at. */
    Reply message(byte[] message) throws IOException {
        var goOn = say("DATA");
        if (goOn.code() != 354) {
            return goOn;
        }
        var text = new String(message, ISO_8859_1);
        send((text.replace("\r\n.", "\r\n..") + ".\r\n").getBytes(ISO_8859_1));
        return reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private SmtpDialogue greeted() throws IOException {
        reply();
        say("EHLO localhost");
        return this;
    }

    private void mustSay(String line) throws IOException {
        var reply = say(line);
        if (reply.code() >= 400) {
            throw new IOException(reply.toString());
        }
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private Reply reply() throws IOException {
        var text = new StringBuilder();
        while (true) {
            var line = in.readLine();
            if (line == null) {
                throw new IOException("connection closed after: " + text);
            }
            text.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
            }
        }
    }
}
