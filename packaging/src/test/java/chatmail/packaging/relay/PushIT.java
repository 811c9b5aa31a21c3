// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.IdleClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From SETMETADATA by a client and a delivery by LMTP to the notification service, kills in between. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PushIT {

    static final PushService SERVICE = new PushService();

    @RegisterExtension
    static final RelayExtension RELAY = new RelayExtension(Map.of("push_url", SERVICE.url()));

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ENTRY = "/private/devicetoken";

    private final Account account = Account.random(RelayExtension.DOMAIN);
    private final String token = "openpgp:" + UUID.randomUUID();

    @BeforeEach
    void aDeviceSetsItsToken(PrivateRelay relay) throws Exception {
        SERVICE.answer(200);
        try (var client = new IdleClient(relay, account)) {
            client.command("setmetadata INBOX (" + ENTRY + " \"" + token + "\")");
            assertThat(client.command("getmetadata INBOX " + ENTRY)).anyMatch(line -> line.contains(token));
        }
    }

    private void deliver(PrivateRelay relay, String from) throws IOException {
        try (var lmtp = SmtpDialogue.withDovecot(relay)) {
            var message = "From: " + from + "\r\nSubject: [...]\r\n\r\nhello\r\n";
            assertThat(lmtp.deliver(DeliveryIT.SENDER, account.address(), message.getBytes(US_ASCII)))
                    .matches(Reply::isAccepted);
        }
    }

    @Test
    void everyMessageOfOthersIsToldToTheDevice(PrivateRelay relay) throws Exception {
        deliver(relay, "Carol <carol@elsewhere.example>");
        Waiting.until("a notification", SOON, () -> SERVICE.heard(token) == 1);
        deliver(relay, "Me <" + account.address() + ">");
        deliver(relay, "carol@elsewhere.example");
        Waiting.until("another", SOON, () -> SERVICE.heard(token) == 2);
    }

    @Test
    void aDeviceThatIsGoneIsForgotten(PrivateRelay relay) throws Exception {
        SERVICE.answer(410);
        deliver(relay, "carol@elsewhere.example");
        try (var client = new IdleClient(relay, account)) {
            Waiting.until("the token to go", SOON, () -> client.command("getmetadata INBOX " + ENTRY).stream()
                    .noneMatch(line -> line.contains(token)));
        }
        assertThat(SERVICE.heard(token)).isEqualTo(1);
    }

    @Test
    void aKillLosesNoNotification(PrivateRelay relay) throws Exception {
        SERVICE.answer(503);
        deliver(relay, "carol@elsewhere.example");
        Waiting.until("a first attempt", SOON, () -> SERVICE.heard(token) == 1);
        relay.doveauth().kill();
        SERVICE.answer(200);
        relay.doveauth().startAgain();
        Waiting.until("another attempt", SOON, () -> SERVICE.heard(token) == 2);
        awaitEmptyQueue(relay);
    }

    @Test
    void aKillBeforeTheAnswerTellsTheDeviceOnceMore(PrivateRelay relay) throws Exception {
        SERVICE.answer(PushService.SILENT);
        deliver(relay, "carol@elsewhere.example");
        Waiting.until("an attempt", SOON, () -> SERVICE.heard(token) == 1);
        relay.doveauth().kill();
        SERVICE.answer(200);
        relay.doveauth().startAgain();
        awaitEmptyQueue(relay);
        assertThat(SERVICE.heard(token)).isEqualTo(2);
    }

    private static void awaitEmptyQueue(PrivateRelay relay) throws IOException {
        Waiting.until("the queue to be empty", SOON, () -> {
            try (var files = Files.list(relay.mailboxes().resolve(".push"))) {
                return files.findAny().isEmpty();
            }
        });
    }

    @Test
    void noLogTellsTheTokenOrTheAddress(PrivateRelay relay) throws Exception {
        SERVICE.answer(500);
        deliver(relay, "carol@elsewhere.example");
        Waiting.until("a notification", SOON, () -> SERVICE.heard(token) >= 1);
        for (var log : List.of("chatmail-doveauth.log", "chatmail-milter.log")) {
            assertThat(Files.readString(relay.logs().resolve(log))).doesNotContain(token, account.address());
        }
        assertThat(Files.readString(relay.logs().resolve("dovecot.log"))).doesNotContain(token);
    }
}
