// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import chatmail.common.config.ChatmailConfig;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.Trouble;
import chatmail.packaging.admin.host.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the relay does what it is for. */
public record LoopCheck(Host host, ChatmailConfig config, Servers servers, Duration patience) implements Check {

    /** To take everything back. */
    private static final Duration CLEARING = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final double SECOND = 1e9;

    @Override
    public String name() {
        return "a message";
    }

    @Override
    public Duration atMost() {
        return patience.plus(CLEARING);
    }

    @Override
    public List<Outcome> run() throws IOException, InterruptedException {
        var nocreate = config.newAccounts().nocreateFile();
        if (Files.exists(host.at(nocreate))) {
            return List.of(Outcome.warn(
                    "none was sent, for nobody gets an account while " + nocreate + " exists",
                    "chatmailctl creation on"));
        }
        var begin = System.nanoTime();
        var random = new SecureRandom();
        var mailboxes = host.at(config.storage().mailboxesDir());
        try (var guest = Guest.invite(config, mailboxes, random)) {
            var message = TestMessage.create(guest.address(), random);
            return List.of(walk(guest, message, Deadline.in(patience))
                    .orElseGet(() -> Outcome.ok(String.format(
                            Locale.ROOT,
                            "an account was created, sent itself a message, got it and is gone, all in %.1f s",
                            (System.nanoTime() - begin) / SECOND))));
        }
    }

    /** All the way; what went wrong, if anything did. */
    private Optional<Outcome> walk(Guest guest, TestMessage message, Deadline deadline) throws InterruptedException {
        var step = Step.CONNECTING;
        try (var imap = new ImapTalk(servers.imaps(), deadline)) {
            step = Step.LOGGING_IN;
            imap.login(guest.address(), guest.password());
            imap.selectInbox();
            step = Step.SENDING;
            var id = send(guest, message, deadline);
            step = Step.ARRIVING;
            var outcome = arrives(imap, message, id, deadline);
            imap.logout();
            return outcome;
        } catch (IOException trouble) {
            return Optional.of(step.failed(Trouble.words(trouble)));
        }
    }

    private Optional<String> send(Guest guest, TestMessage message, Deadline deadline) throws IOException {
        try (var smtp = new SmtpTalk(servers.submissions(), deadline)) {
            smtp.login(guest.address(), guest.password());
            return smtp.send(guest.address(), message.text());
        }
    }

    private Optional<Outcome> arrives(ImapTalk imap, TestMessage message, Optional<String> id, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            while (!imap.shows(message.mark())) {
                deadline.left();
                Thread.sleep(PAUSE.toMillis());
            }
            // Who delivers it is done with the mailbox when Postfix is done with the message.
            while (id.isPresent()
                    && !deadline.isOver()
                    && host.run("postcat", "-qh", id.get()).good()) {
                Thread.sleep(PAUSE.toMillis());
            }
            return Optional.empty();
        } catch (IOException late) {
            if (id.isPresent()) {
                // Nobody is there any more to take it.
                host.run("postsuper", "-d", id.get());
            }
            throw late;
        }
    }
}
