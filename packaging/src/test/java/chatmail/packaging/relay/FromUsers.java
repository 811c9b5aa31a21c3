// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.milter.policy.Reason;
import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;

/** A user at the submissions port; each time another, for each may send only little. */
final class FromUsers extends Scene {

    /** For {@code max_user_send_burst_size}. */
    static final int BURST = 2;

    /** For {@code max_user_send_per_minute}. */
    static final int PER_MINUTE = 1;

    private final Account bob;

    FromUsers(PrivateRelay relay, MailClient client, Encrypted encrypted) throws Exception {
        super(relay, client, encrypted);
        bob = newcomer();
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                row(Reason.ENCRYPTED, "", () -> withFields("")),
                row(Reason.SECURE_JOIN, "", this::secureJoin),
                row(Reason.SETUP_MESSAGE, "", this::setupMessage),
                row(Reason.ENCRYPTION_NEEDED, "", this::plain),
                row(Reason.FROM_NOT_SINGLE, "", () -> withFields("From: <dave@elsewhere.example>\n")),
                row(Reason.FROM_NOT_SENDER, "", this::forged),
                row(Reason.LOGIN_MISSING, "", this::withoutLoginPastPostfix),
                row(Reason.SENDER_MISSING, "", this::withoutSender),
                row(Reason.TOO_MUCH_MAIL, "", this::oneTooMany),
                row(Reason.MALFORMED, "fields", () -> withFields(MALFORMED_BY_NUMBER)),
                row(Reason.MALFORMED, "one field", () -> withFields(MALFORMED_BY_FIELD)),
                row(Reason.MALFORMED, "one field, cut", () -> withFields(MALFORMED_BY_CUT_FIELD)),
                row(Reason.MALFORMED, "together", () -> withFields(MALFORMED_BY_SUM)),
                row(Reason.TOO_LARGE, "", () -> whilePostfixTakesMore(this::large)),
                row(Reason.BLOCKED, "", this::blockedWhileLoggedIn),
                row(Reason.INTERNAL, "", this::mailboxesOutOfReachWhileLoggedIn));
    }

    private static Row row(Reason reason, String what, Provocation provocation) {
        return new Row("outgoing", reason, what, provocation);
    }

    private Reply deliver(Account alice, byte[] message) throws IOException {
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            return smtp.deliver(alice.address(), bob.address(), message);
        }
    }

    private byte[] encryptedFrom(Account author) {
        return Messages.encrypted(author.address(), bob.address(), encrypted.armor());
    }

    private Reply withFields(String fields) throws Exception {
        var alice = newcomer();
        return deliver(alice, RawMessages.withFields(fields, encryptedFrom(alice)));
    }

    private Reply secureJoin() throws Exception {
        var alice = newcomer();
        return deliver(alice, RawMessages.secureJoin(alice.address(), bob.address()));
    }

    private Reply setupMessage() throws Exception {
        var alice = newcomer();
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            var message = RawMessages.setupMessage(alice.address(), encrypted.armor());
            return smtp.deliver(alice.address(), alice.address(), message);
        }
    }

    private Reply plain() throws Exception {
        var alice = newcomer();
        return deliver(alice, Messages.plain(alice.address(), bob.address(), "hello"));
    }

    private Reply forged() throws Exception {
        return deliver(newcomer(), encryptedFrom(bob));
    }

    /** Postfix refuses that itself as we set it up; here somebody has put the wrong socket on the SMTP port. */
    private Reply withoutLoginPastPostfix() throws Exception {
        var milters = relay.host() + ":" + relay.smtpPort() + "/inet/smtpd_milters=unix:chatmail/";
        relay.postconf("-P", milters + "outgoing.sock");
        try (var smtp = SmtpDialogue.withSmtpPort(relay)) {
            return smtp.deliver(bob.address(), bob.address(), encryptedFrom(bob));
        } finally {
            relay.postconf("-P", milters + "incoming.sock");
        }
    }

    private Reply withoutSender() throws Exception {
        var alice = newcomer();
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            return smtp.deliver("", bob.address(), encryptedFrom(alice));
        }
    }

    private Reply oneTooMany() throws Exception {
        var alice = newcomer();
        for (int sent = 0; sent < BURST; sent++) {
            deliver(alice, encryptedFrom(alice));
        }
        return deliver(alice, encryptedFrom(alice));
    }

    private Reply large() throws Exception {
        var alice = newcomer();
        return deliver(alice, Messages.encrypted(alice.address(), bob.address(), largeArmor()));
    }

    private Reply blockedWhileLoggedIn() throws Exception {
        var alice = newcomer();
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            var blocked = Files.createDirectories(relay.mailboxes().resolve(".blocked"));
            Files.createFile(blocked.resolve(alice.address()));
            return smtp.deliver(alice.address(), bob.address(), encryptedFrom(alice));
        }
    }

    private Reply mailboxesOutOfReachWhileLoggedIn() throws Exception {
        var alice = newcomer();
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            return whileMailboxesAreOutOfReach(
                    () -> smtp.deliver(alice.address(), bob.address(), encryptedFrom(alice)));
        }
    }
}
