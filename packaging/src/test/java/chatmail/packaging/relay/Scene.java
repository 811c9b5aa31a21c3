// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.milter.policy.Reason;
import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.stream.Stream;

/** Where mail comes from, and what it can meet with there. */
abstract class Scene {

    /** For {@code max_message_size}: more than a header may have, and soon exceeded. */
    static final int MAX_MESSAGE_SIZE = 400_000;

    static final String MALFORMED_BY_NUMBER = "Comments: one of many\n".repeat(2_000);
    static final String MALFORMED_BY_FIELD = RawMessages.longField("Comments", 58_000);
    /** Postfix cuts it before 60,000 octets. */
    static final String MALFORMED_BY_CUT_FIELD = RawMessages.longField("Comments", 110_000);

    static final String MALFORMED_BY_SUM =
            RawMessages.longField("Comments", 54_000).repeat(5);

    final PrivateRelay relay;
    final Encrypted encrypted;
    private final MailClient client;

    Scene(PrivateRelay relay, MailClient client, Encrypted encrypted) {
        this.relay = relay;
        this.client = client;
        this.encrypted = encrypted;
    }

    /** Does what leads to a reply. */
    @FunctionalInterface
    interface Provocation {
        Reply provoke() throws Exception;
    }

    /**
     * A line of the table.
     *
     * @param what in a few words, when a role has several ways to one reason
     */
    record Row(String role, Reason reason, String what, Provocation provocation) {
        @Override
        public String toString() {
            return role + ' ' + reason.tag() + (what.isEmpty() ? "" : ", " + what);
        }
    }

    abstract Stream<Row> rows();

    /** Somebody who has a mailbox since now. */
    Account newcomer() throws Exception {
        var account = Account.random(RelayExtension.DOMAIN);
        client.login(account).close();
        return account;
    }

    /** Armor of more octets than a message may have. */
    String largeArmor() throws IOException {
        var octets = new byte[MAX_MESSAGE_SIZE];
        new SecureRandom().nextBytes(octets);
        return encrypted.armorOf(octets);
    }

    /** As long as Postfix takes more than the milter, the milter is the one who refuses. */
    Reply whilePostfixTakesMore(Provocation provocation) throws Exception {
        relay.postconf("-e", "message_size_limit=" + 4 * MAX_MESSAGE_SIZE);
        try {
            return provocation.provoke();
        } finally {
            relay.postconf("-e", "message_size_limit=" + MAX_MESSAGE_SIZE);
        }
    }

    /** As long as nobody but root can pass through the directory of the mailboxes. */
    Reply whileMailboxesAreOutOfReach(Provocation provocation) throws Exception {
        var mode = Files.getPosixFilePermissions(relay.mailboxes());
        Files.setPosixFilePermissions(relay.mailboxes(), PosixFilePermissions.fromString("---------"));
        try {
            return provocation.provoke();
        } finally {
            Files.setPosixFilePermissions(relay.mailboxes(), mode);
        }
    }
}
