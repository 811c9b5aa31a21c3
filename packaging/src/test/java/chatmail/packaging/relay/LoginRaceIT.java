// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RelayExtension.class)
class LoginRaceIT {

    private static final int RIVALS = 100;

    @Test
    void withOnePasswordAllGetIn(PrivateRelay relay, MailClient client) throws Exception {
        // Dovecot allows ten connections to one user from one place.
        var same = Collections.nCopies(4, Account.random(relay.domain()));
        assertThat(race(client, same)).containsOnly(true);
    }

    @Test
    void withDifferentPasswordsOneGetsTheAccountAndKeepsIt(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(relay.domain());
        var rivals = IntStream.range(0, RIVALS)
                .mapToObj(number -> account.withPassword("password of rival " + number))
                .toList();
        var first = race(client, rivals);
        assertThat(first).containsOnlyOnce(true);
        assertThat(race(client, rivals)).isEqualTo(first);
    }

    /** Whether each got in, in their order. */
    private static List<Boolean> race(MailClient client, List<Account> rivals) throws Exception {
        var start = new CyclicBarrier(rivals.size());
        var executor = Executors.newFixedThreadPool(rivals.size());
        try {
            var logins = rivals.stream()
                    .map(rival -> (Callable<Boolean>) () -> {
                        start.await();
                        return getsIn(client, rival);
                    })
                    .toList();
            return executor.invokeAll(logins).stream().map(LoginRaceIT::outcome).toList();
        } finally {
            executor.shutdown();
        }
    }

    private static boolean getsIn(MailClient client, Account account) throws MessagingException {
        try (var inbox = client.login(account)) {
            return inbox.count() == 0;
        } catch (AuthenticationFailedException refused) {
            assertThat(refused).hasMessageContaining("AUTHENTICATIONFAILED");
            return false;
        }
    }

    private static boolean outcome(Future<Boolean> login) {
        try {
            return login.get();
        } catch (InterruptedException | ExecutionException trouble) {
            throw new AssertionError(trouble);
        }
    }
}
