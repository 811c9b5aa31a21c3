// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.observe.Pseudonyms;
import chatmail.common.work.Budget;
import chatmail.common.work.Workers;
import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.dns.KeyCache;
import chatmail.milter.dns.TimedAnswer;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.TestPolicies;
import chatmail.milter.policy.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLookupTest {
    private final CountDownLatch disk = new CountDownLatch(1);
    private final Workers files = Workers.threads("files", 1, 1);

    @TempDir
    Path mailboxes;

    @AfterEach
    void theDiskIsBack() {
        disk.countDown();
        files.close();
    }

    @Test
    void putsARecipientOffWhenTooManyWaitForTheDisk() {
        for (int waiting = 0; waiting < 2; waiting++) {
            files.call(() -> {
                disk.await();
                return "";
            });
        }
        Session session = session();
        session.mail(new Envelope(Optional.empty(), "192.0.2.1", "carol@elsewhere.example"));
        assertThat(session.recipient("bob@chat.example").toCompletableFuture().join())
                .map(Verdict.Refused::reason)
                .hasValue(Reason.OVERLOAD);
    }

    private Session session() {
        var store = new MaildirAccountStore(new Mailboxes(mailboxes, "chat.example"));
        var noKeys = new KeyCache(
                name -> CompletableFuture.completedStage(new TimedAnswer(new KeyAnswer.Absent(), Duration.ZERO)),
                1,
                () -> 0);
        var lookups = new Lookups(
                new AccountLookup(store, files), new AuthorCheck(noKeys, () -> 0), new Budget(1), Runnable::run);
        var log = new MessageLog(Role.INCOMING, new SimpleMeterRegistry(), new Pseudonyms(() -> 0), () -> 0);
        return new Session(TestPolicies.of(Role.INCOMING), lookups, log);
    }
}
