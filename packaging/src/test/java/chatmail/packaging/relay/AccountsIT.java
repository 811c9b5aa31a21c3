// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Dovecot knows of the accounts besides their passwords, and tells of their use. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AccountsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Account account = Account.random(RelayExtension.DOMAIN);

    @Test
    void doveadmListsEveryAccountAndNoUsersOfThisMachine(PrivateRelay relay, MailClient client) throws Exception {
        var other = Account.random(RelayExtension.DOMAIN);
        client.login(account).close();
        client.login(other).close();
        // Dovecot 2.3 cannot be kept from listing the owner of the mailboxes as well, and finds none for him.
        var owner = relay.dovecot().version().startsWith("2.3.") ? "mail" : "nobody at all";
        try (var mailboxes = Files.list(relay.mailboxes())) {
            var names = mailboxes.map(mailbox -> mailbox.getFileName().toString());
            assertThat(relay.dovecot().doveadm("user", "*").lines().filter(name -> !name.equals(owner)))
                    .contains(account.address(), other.address())
                    .containsExactlyInAnyOrderElementsOf(
                            names.filter(name -> !name.startsWith(".")).toList());
        }
    }

    @Test
    void doveadmFindsTheHomeOfAnAccount(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        var home = relay.dovecot().doveadm("user", "-f", "home", account.address());
        assertThat(Path.of(home.strip())).isEqualTo(relay.mailboxes().resolve(account.address()));
    }

    @Test
    void doveadmFindsNobodyWhereNobodyIs(PrivateRelay relay) {
        for (var nobody : List.of(account.address(), "root")) {
            assertThatThrownBy(() -> relay.dovecot().doveadm("user", nobody)).hasMessageContaining("exit 67");
        }
    }

    @Test
    void aLoginMovesTheDayOfTheLastOneAndMailThatArrivesDoesNot(PrivateRelay relay, MailClient client)
            throws Exception {
        // Makes the account and is no login, whose report might come after us.
        relay.dovecot().doveadm("auth", "test", account.address(), account.password());
        var file = relay.mailboxes().resolve(account.address()).resolve("password");
        var today = day(file);
        var before = FileTime.from(today.toInstant().minus(10, ChronoUnit.DAYS));
        Files.setLastModifiedTime(file, before);

        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            assertThat(lmtp.deliver(DeliveryIT.SENDER, account.address(), DeliveryIT.MESSAGE))
                    .matches(Reply::isAccepted);
        }
        assertThat(day(file)).isEqualTo(before);

        client.login(account).close();
        Waiting.until(
                "the day of the last login to be moved", SOON, () -> day(file).compareTo(today) >= 0);
    }

    private static FileTime day(Path file) throws IOException {
        return FileTime.from(Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.DAYS));
    }
}
