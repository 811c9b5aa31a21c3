// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Waiting;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People come, new ones and known ones, while doveauth ends and starts again under them. */
@ExtendWith(RelayExtension.class)
class DoveauthRestartIT {

    private static final int PEOPLE = 4;
    private static final int LOGINS = 10;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final Queue<Account> putOff = new ConcurrentLinkedQueue<>();

    @Test
    void whoeverComesInTheMeantimeIsPutOffAtWorstAndGetsInLater(PrivateRelay relay, MailClient client)
            throws Exception {
        var executor = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<Account>> people = Stream.generate(() -> executor.submit(comingAndGoing(client)))
                    .limit(PEOPLE)
                    .toList();
            awaitLogins();
            relay.doveauth().stop();
            relay.doveauth().startAgain();
            awaitLogins();
            relay.doveauth().kill();
            relay.doveauth().startAgain();
            awaitLogins();
            enough.set(true);
            for (var person : people) {
                client.login(person.get()).close();
            }
        } finally {
            enough.set(true);
            executor.shutdown();
        }
        for (var account : putOff) {
            client.login(account).close();
        }
    }

    private void awaitLogins() throws IOException {
        var before = logins.get();
        Waiting.until("logins", SOON, () -> logins.get() >= before + LOGINS);
    }

    /** Comes by an old address and by a new one, in turns; any other answer than "in" and "not now" ends it. */
    private Callable<Account> comingAndGoing(MailClient client) {
        return () -> {
            var known = Account.random(RelayExtension.DOMAIN);
            while (!enough.get()) {
                comeIn(client, known);
                comeIn(client, Account.random(RelayExtension.DOMAIN));
            }
            return known;
        };
    }

    private void comeIn(MailClient client, Account account) throws MessagingException {
        try {
            client.login(account).close();
            logins.incrementAndGet();
        } catch (AuthenticationFailedException refused) {
            assertThat(refused).hasMessageContaining("UNAVAILABLE");
            putOff.add(account);
        }
    }
}
