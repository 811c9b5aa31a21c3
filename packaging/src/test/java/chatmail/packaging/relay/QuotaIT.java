// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Dovecot has room made in a mailbox that is nearly full. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QuotaIT {

    @RegisterExtension
    static final RelayExtension RELAY = new RelayExtension(Map.of("max_mailbox_size", "10M"));

    private static final int MEGABYTE = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void theOldestMessageGoesWhenAMailboxIsNearlyFull(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(RelayExtension.DOMAIN);
        client.login(account).close();
        var maildir = Maildir.of(relay, account.address());
        List<Path> planted = new ArrayList<>();
        for (int day = 9; day > 2; day--) {
            planted.add(maildir.plant(day, Duration.ofDays(day), MEGABYTE));
        }

        var message =
                (new String(DeliveryIT.MESSAGE, US_ASCII) + ("x".repeat(70) + "\r\n").repeat(9_000)).getBytes(US_ASCII);
        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            assertThat(lmtp.deliver(DeliveryIT.SENDER, account.address(), message))
                    .matches(Reply::isAccepted);
        }

        // The first sum is made with this delivery; 7.6 of 10 MB are more than 75 %, and 7 MB are the target.
        Waiting.until("the oldest message to go", SOON, () -> !Files.exists(planted.get(0)));
        assertThat(planted.subList(1, planted.size())).allMatch(Files::exists);
        assertThat(maildir.messages()).hasSize(7);
        try (var inbox = client.login(account)) {
            inbox.awaitCount(7);
        }
        assertThat(relay.dovecot().doveadm("quota", "get", "-u", account.address()))
                .contains(" 10240 ");
        assertThat(Files.readAllLines(relay.logs().resolve("dovecot.log"))).noneMatch(line -> line.contains("Error: "));
    }
}
