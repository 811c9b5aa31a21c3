// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.IdleClient;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.client.Reply;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.PrivateRelay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client in IDLE hears of every message, whenever it comes: also in the moment in which its connection hibernates. */
@ExtendWith(RelayExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WakeUpIT {

    /** From the beginning of IDLE to the delivery; the connection hibernates after a second. */
    private static final int LAST_PHASE_MILLIS = 2_000;

    private static final int STEP_MILLIS = 100;

    private final Account account = Account.random(RelayExtension.DOMAIN);

    @Test
    void everyMessageIsToldOfWheneverItComes(PrivateRelay relay, MailClient client) throws Exception {
        client.login(account).close();
        List<Long> soon = new ArrayList<>();
        List<Long> asleep = new ArrayList<>();
        var count = 0;
        try (var idle = new IdleClient(relay, account);
                var lmtp = SmtpDialogue.withDovecot(relay)) {
            for (var phase = 0; phase <= LAST_PHASE_MILLIS; phase += STEP_MILLIS) {
                idle.idle();
                Thread.sleep(phase);
                assertThat(lmtp.deliver(DeliveryIT.SENDER, account.address(), DeliveryIT.MESSAGE))
                        .matches(Reply::isAccepted);
                var delivered = System.nanoTime();
                count++;
                assertThat(idle.awaitExists()).as("after " + phase + " ms").isEqualTo(count);
                (phase > 1_100 ? asleep : soon).add((System.nanoTime() - delivered) / 1_000_000);
                idle.done();
            }
        }
        System.out.println("IDLE, Dovecot " + relay.dovecot().version() + ": told after, in ms, while awake " + soon
                + ", asleep " + asleep);
        Collections.sort(asleep);
        Collections.sort(soon);
        // The half second that Dovecot waits while it is awake, and does not wait while it sleeps.
        assertThat(asleep.get(asleep.size() / 2)).isLessThan(soon.get(soon.size() / 2));
    }
}
