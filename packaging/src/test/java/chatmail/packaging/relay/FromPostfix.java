// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import chatmail.milter.policy.Reason;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Messages;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;

/** Postfix, which has to report that a message could not be delivered. */
final class FromPostfix extends Scene {

    private static final Duration BOUNCE = Duration.ofSeconds(30);

    private final MilterMetrics metrics;

    FromPostfix(PrivateRelay relay, MailClient client, Encrypted encrypted) {
        super(relay, client, encrypted);
        metrics = new MilterMetrics(relay);
    }

    @Override
    Stream<Row> rows() {
        return Stream.of(
                new Row("signing", Reason.SIGNED, "", this::undeliverable),
                new Row("signing", Reason.UNSIGNED, "", this::undeliverableWithoutKey));
    }

    /** The reply is that to the message which is then returned. */
    private Reply undeliverable() throws Exception {
        var alice = newcomer();
        var nowhere = "dave@third.example";
        try (var smtp = SmtpDialogue.withSubmissions(relay, alice)) {
            var message = Messages.encrypted(alice.address(), nowhere, encrypted.armor());
            return smtp.deliver(alice.address(), nowhere, message);
        }
    }

    private Reply undeliverableWithoutKey() throws Exception {
        var aside = relay.dkimKey().resolveSibling("aside");
        relay.milter().stop();
        Files.move(relay.dkimKey(), aside);
        relay.milter().startAgain();
        try {
            var reply = undeliverable();
            // With the key back too early the bounce might still get a signature.
            Waiting.until("the bounce", BOUNCE, () -> metrics.verdicts("signing", Reason.UNSIGNED.tag()) > 0);
            return reply;
        } finally {
            Files.move(aside, relay.dkimKey());
        }
    }
}
