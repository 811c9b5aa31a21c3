// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.milter.policy.Reason;
import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.NameServer;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** Another server at the SMTP port. */
final class FromElsewhere extends Scene {

    /** A domain that is an address is proven by the connection, so it needs no DKIM. */
    private static final String NEIGHBOUR = "carol@[127.0.0.1]";

    private static final String STRANGER = "carol@elsewhere.example";

    private final NameServer dns;
    private final Account bob;

    FromElsewhere(PrivateRelay relay, MailClient client, Encrypted encrypted, NameServer dns) throws Exception {
        super(relay, client, encrypted);
        this.dns = dns;
        bob = newcomer();
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                row(Reason.ENCRYPTED, "", () -> deliver(NEIGHBOUR, encryptedFrom(NEIGHBOUR))),
                row(Reason.SECURE_JOIN, "", () -> deliver(NEIGHBOUR, RawMessages.secureJoin(NEIGHBOUR, bob.address()))),
                row(
                        Reason.BOUNCE_REPORT,
                        "",
                        () -> deliver("", RawMessages.bounceReport("[127.0.0.1]", bob.address()))),
                row(Reason.CLEARTEXT_ALLOWED, "", this::plainToWhoTakesIt),
                row(Reason.ENCRYPTION_NEEDED, "", () -> deliver(NEIGHBOUR, plain())),
                row(Reason.DKIM_MISSING, "", () -> deliver(STRANGER, encryptedFrom(STRANGER))),
                row(Reason.DKIM_MISSING, "another's address", () -> deliver(NEIGHBOUR, encryptedFrom("c@[192.0.2.1]"))),
                row(Reason.DKIM_NOT_VALID, "", () -> deliver(STRANGER, signed("nowhere"))),
                row(Reason.DKIM_KEY_UNAVAILABLE, "", this::signedWhileDnsFails),
                row(Reason.FROM_NOT_SINGLE, "", () -> withFields("From: <dave@elsewhere.example>\n")),
                row(Reason.NO_SUCH_USER, "", this::toNobody),
                row(Reason.MALFORMED, "fields", () -> withFields(MALFORMED_BY_NUMBER)),
                row(Reason.MALFORMED, "one field", () -> withFields(MALFORMED_BY_FIELD)),
                row(Reason.MALFORMED, "one field, cut", () -> withFields(MALFORMED_BY_CUT_FIELD)),
                row(Reason.MALFORMED, "together", () -> withFields(MALFORMED_BY_SUM)),
                row(Reason.TOO_LARGE, "", () -> whilePostfixTakesMore(this::large)),
                row(Reason.INTERNAL, "", () -> whileMailboxesAreOutOfReach(this::toNobody)));
    }

    private static Row row(Reason reason, String what, Provocation provocation) {
        return new Row("incoming", reason, what, provocation);
    }

    private Reply deliver(String reversePath, byte[] message) throws IOException {
        return deliver(reversePath, bob, message);
    }

    private Reply deliver(String reversePath, Account recipient, byte[] message) throws IOException {
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            return smtp.deliver(reversePath, recipient.address(), message);
        }
    }

    private byte[] encryptedFrom(String author) {
        return Messages.encrypted(author, bob.address(), encrypted.armor());
    }

    private byte[] plain() {
        return Messages.plain(NEIGHBOUR, bob.address(), "hello");
    }

    private Reply withFields(String fields) throws IOException {
        return deliver(NEIGHBOUR, RawMessages.withFields(fields, encryptedFrom(NEIGHBOUR)));
    }

    private byte[] signed(String selector) {
        var message = encryptedFrom(STRANGER);
        return RawMessages.withFields(RawMessages.signature("elsewhere.example", selector, message), message);
    }

    private Reply plainToWhoTakesIt() throws Exception {
        var tolerant = newcomer();
        Files.delete(relay.mailboxes().resolve(tolerant.address()).resolve("enforceE2EEincoming"));
        return deliver(NEIGHBOUR, tolerant, plain());
    }

    private Reply signedWhileDnsFails() throws IOException {
        dns.failAt("broken._domainkey.elsewhere.example");
        return deliver(STRANGER, signed("broken"));
    }

    private Reply toNobody() throws IOException {
        return deliver(NEIGHBOUR, Account.random(RelayExtension.DOMAIN), encryptedFrom(NEIGHBOUR));
    }

    /** Refused by Postfix itself when it has the same limit. */
    Reply large() throws IOException {
        return deliver(NEIGHBOUR, Messages.encrypted(NEIGHBOUR, bob.address(), largeArmor()));
    }
}
