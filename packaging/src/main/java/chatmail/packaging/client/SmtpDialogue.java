// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.packaging.lab.PrivateRelay;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Base64;

/** SMTP or LMTP, line by line, for what no well-behaved client would say. */
public final class SmtpDialogue implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;

    private final Closeable connection;
    private final OutputStream out;
    private final BufferedReader in;

    private SmtpDialogue(Closeable connection, InputStream in, OutputStream out) {
        this.connection = connection;
        this.in = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
        this.out = out;
    }

    private static SmtpDialogue over(Socket socket) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new SmtpDialogue(socket, socket.getInputStream(), socket.getOutputStream()).greeted("EHLO");
    }

    /** As another server, in the clear; greeting and EHLO are done. */
    public static SmtpDialogue withSmtpPort(PrivateRelay relay) throws IOException {
        return over(new Socket(relay.host(), relay.smtpPort()));
    }

    /** As Postfix hands over to Dovecot. Waits for ever, so the test needs a time-out, which ends it by an interrupt. */
    public static SmtpDialogue withDovecot(PrivateRelay relay) throws IOException {
        var channel =
                SocketChannel.open(UnixDomainSocketAddress.of(relay.dovecot().lmtpSocket()));
        return new SmtpDialogue(channel, Channels.newInputStream(channel), Channels.newOutputStream(channel))
                .greeted("LHLO");
    }

    /** With TLS from the first byte, not logged in. */
    public static SmtpDialogue withSubmissions(PrivateRelay relay) throws IOException {
        var tls = OwnCertificate.sockets(relay.certificate()).createSocket(relay.host(), relay.submissionsPort());
        return over(tls);
    }

    /** As a user, with TLS from the first byte, logged in. */
    public static SmtpDialogue withSubmissions(PrivateRelay relay, Account account) throws IOException {
        var dialogue = withSubmissions(relay);
        var secret = "\0" + account.address() + "\0" + account.password();
        dialogue.mustSay("AUTH PLAIN " + Base64.getEncoder().encodeToString(secret.getBytes(UTF_8)));
        return dialogue;
    }

    /** Sends one line and takes the reply to it. */
    public Reply say(String line) throws IOException {
        send((line + "\r\n").getBytes(UTF_8));
        return reply();
    }

    /**
     * Sends a message to one recipient.
     *
     * @param reversePath without brackets; empty for a bounce
     * @return the first refusal, else the answer to the whole
     */
    public Reply deliver(String reversePath, String recipient, byte[] message) throws IOException {
        var mail = say("MAIL FROM:<" + reversePath + ">");
        if (!mail.isAccepted()) {
            return mail;
        }
        var rcpt = say("RCPT TO:<" + recipient + ">");
        return rcpt.isAccepted() ? message(message) : rcpt;
    }

    /** Sends a message by DATA; the reply is the verdict, whichever of the two steps it comes at. */
    public Reply message(byte[] message) throws IOException {
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
        connection.close();
    }

    private SmtpDialogue greeted(String verb) throws IOException {
        reply();
        say(verb + " localhost");
        return this;
    }

    private void mustSay(String line) throws IOException {
        var reply = say(line);
        if (reply.code() >= 400) {
            throw new IOException(reply.toString());
        }
    }

    private void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
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
