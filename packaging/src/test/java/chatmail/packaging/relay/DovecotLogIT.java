// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Dovecot writes down of a login, a refused one, a delivery and a client that leaves. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DovecotLogIT {

    private final Account bob = Account.random(RelayExtension.DOMAIN);

    @Test
    void namesNobodyAndNoClient(PrivateRelay relay, MailClient client) throws Exception {
        int begin = log(relay).length();
        try (var lmtp = SmtpDialogue.withDovecot(relay);
                var inbox = client.login(bob)) {
            LoginIT.assertRefused(client, bob.withPassword("another-password"));
            assertThat(lmtp.deliver(DeliveryIT.SENDER, bob.address(), DeliveryIT.MESSAGE))
                    .matches(Reply::isAccepted);
            inbox.awaitCount(1);
        }
        var told = List.of("mpid=", "auth failed", "saved mail");
        Waiting.until("Dovecot's log of it", Duration.ofMinutes(1), () -> told.stream()
                .allMatch(log(relay).substring(begin)::contains));
        // An identifier of an IMAP session, such as <ReKHmlxhmqV/AAAB>, ends with the address of the client in base64.
        assertThat(log(relay).substring(begin))
                .doesNotContain("@", "127.0.0.1")
                .doesNotContainPattern("<[A-Za-z0-9+/]{10,}/AAAB>");
    }

    private static String log(PrivateRelay relay) throws IOException {
        return Files.readString(relay.logs().resolve("dovecot.log"));
    }
}
