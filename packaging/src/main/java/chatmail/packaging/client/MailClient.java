// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import chatmail.packaging.lab.MailServer;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Reads mail by IMAP and sends by submission, both with TLS from the first byte. */
public final class MailClient {

    private final MailServer server;
    private final Session session;

    /** A client for the users of this relay. */
    public MailClient(PrivateRelay relay) throws IOException {
        this(relay.mailServer());
    }

    /** A client for the users of this server. */
    public MailClient(MailServer server) throws IOException {
        this.server = server;
        var sockets = OwnCertificate.sockets(server.certificate());
        var properties = new Properties();
        for (var protocol : new String[] {"mail.imaps.", "mail.smtps."}) {
            properties.put(protocol + "ssl.socketFactory", sockets);
            // The certificate itself is known, so its name proves nothing more.
            properties.put(protocol + "ssl.checkserveridentity", "false");
            properties.put(protocol + "timeout", "60000");
        }
        properties.put("mail.smtp.localhost", "localhost");
        properties.put("mail.smtp.timeout", "60000");
        properties.put("mail.smtps.localhost", "localhost");
        properties.put("mail.smtps.auth", "true");
        this.session = Session.getInstance(properties);
    }

    /**
     * Logs in by IMAP, which creates the account if there is none.
     *
     * @throws AuthenticationFailedException when the login is refused, with the server's words
     */
    public Inbox login(Account account) throws MessagingException {
        var store = session.getStore("imaps");
        store.connect(server.host(), server.imapsPort(), account.address(), account.password());
        return new Inbox(store);
    }

    /**
     * Logs in by SMTP and sends a message.
     *
     * @param account the login, and the reverse-path
     * @param recipient the one forward-path
     * @param message header and body, lines ending with CRLF
     * @return what the server said to it, good or bad
     * @throws MessagingException when it does not come to an answer, at the login for instance
     */
    public Reply send(Account account, String recipient, byte[] message) throws MessagingException {
        try (var transport = (SMTPTransport) session.getTransport("smtps")) {
            transport.connect(server.host(), server.submissionsPort(), account.address(), account.password());
            return deliver(transport, account.address(), recipient, message);
        }
    }

    /** Sends a message as another server would, without a login. */
    public Reply sendFromElsewhere(String sender, String recipient, byte[] message) throws MessagingException {
        try (var transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(server.host(), server.smtpPort(), null, null);
            return deliver(transport, sender, recipient, message);
        }
    }

    private Reply deliver(SMTPTransport transport, String sender, String recipient, byte[] message)
            throws MessagingException {
        var mail = new SMTPMessage(session, new ByteArrayInputStream(message));
        mail.setEnvelopeFrom(sender);
        try {
            transport.sendMessage(mail, InternetAddress.parse(recipient));
        } catch (MessagingException refused) {
            if (transport.getLastReturnCode() < 400) {
                throw refused;
            }
        }
        return new Reply(transport.getLastReturnCode(), transport.getLastServerResponse());
    }
}
