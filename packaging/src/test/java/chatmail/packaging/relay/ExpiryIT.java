// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The expirer and Dovecot on the same mailboxes at the same time. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExpiryIT {

    private static final byte[] MESSAGE = "Subject: [...]\r\n\r\nHello\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration TWENTY_DAYS = Duration.ofDays(20);

    private final Account account = Account.random(RelayExtension.DOMAIN);

    private static String inSeconds(Duration time) {
        return String.valueOf(Instant.now().plus(time).getEpochSecond());
    }

    @Test
    void theDateThatAClientGivesAMessageNeitherHastensItsEndNorPutsItOff(PrivateRelay relay, MailClient client)
            throws Exception {
        try (var inbox = client.login(account)) {
            inbox.append(MESSAGE, Optional.of(Instant.parse("2001-02-03T04:05:06Z")));
            inbox.append(MESSAGE, Optional.of(Instant.parse("2099-02-03T04:05:06Z")));
            inbox.append(MESSAGE, Optional.empty());
            inbox.awaitCount(3);

            relay.expirer("sweep");
            assertThat(Maildir.of(relay, account.address()).messages()).hasSize(3);
            relay.expirer("--now", inSeconds(TWENTY_DAYS.minusHours(2)));
            assertThat(Maildir.of(relay, account.address()).messages()).hasSize(3);

            relay.expirer("--now", inSeconds(TWENTY_DAYS));
            assertThat(Maildir.of(relay, account.address()).messages()).isEmpty();
            inbox.awaitCount(0);
        }
    }

    @Test
    void aCopyIsAsOldAsWhatItWasCopiedFrom(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        var maildir = Maildir.of(relay, account.address());
        maildir.plant(1, TWENTY_DAYS, 1_000);
        maildir.plant(2, Duration.ofDays(1), 1_000);
        try (var inbox = client.login(account)) {
            inbox.awaitCount(2);
            inbox.copyAllTo("DeltaChat");
            assertThat(maildir.messages()).hasSize(4);
            relay.expirer();
            assertThat(maildir.messages()).hasSize(2).allMatch(file -> file.toString()
                    .contains(".M2P1."));
            inbox.awaitCount(1);
        }
    }

    @Test
    void aClientThatIsConnectedSeesMessagesGoAndNewOnesCome(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        var maildir = Maildir.of(relay, account.address());
        for (int i = 0; i < 20; i++) {
            maildir.plant(i, TWENTY_DAYS.plusHours(i - 10), 1_000);
        }
        try (var inbox = client.login(account)) {
            inbox.awaitCount(20);
            relay.expirer();
            // Those that reach their twenty days within the hour have gone as well.
            inbox.awaitCount(9);
            try (var lmtp = SmtpDialogue.withDovecot(relay)) {
                assertThat(lmtp.deliver(DeliveryIT.SENDER, account.address(), DeliveryIT.MESSAGE))
                        .matches(Reply::isAccepted);
            }
            inbox.awaitCount(10);
        }
        assertThat(Files.readAllLines(relay.logs().resolve("dovecot.log")))
                .noneMatch(line -> line.contains("Error: ") || line.contains("Panic: "));
    }

    @Test
    void anAccountThatNobodyUsesGoesAndItsNameIsNobodysAnyMore(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        assertThat(relay.expirer("--verbose", "--now", inSeconds(Duration.ofDays(89))))
                .doesNotContain(account.address() + "\tinactive");
        assertThat(relay.expirer("--verbose", "--now", inSeconds(Duration.ofDays(92))))
                .contains(account.address() + "\tinactive");
        assertThat(Maildir.of(relay, account.address()).directory()).doesNotExist();
        LoginIT.assertRefused(client, account);
    }
}
