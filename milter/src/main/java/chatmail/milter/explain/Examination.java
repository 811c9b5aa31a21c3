// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.accounts.Account;
import chatmail.common.address.Address;
import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.Verification;
import chatmail.milter.dns.TimedAnswer;
import chatmail.milter.policy.Ending;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Inspection;
import chatmail.milter.policy.NeedsAuthor;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Takes a saved message through the daemon's policy of a role, step by step as Postfix would, and looks on. */
final class Examination {
    private final Question question;
    private final Surroundings surroundings;
    private final Trail trail = new Trail();
    private final Map<KeyName, KeyAnswer> answers = new LinkedHashMap<>();
    private Optional<Verification> verification = Optional.empty();
    private OptionalLong bodyOctets = OptionalLong.empty();
    private boolean bodyMatters = true;

    Examination(Question question, Surroundings surroundings) {
        this.question = question;
        this.surroundings = surroundings;
    }

    Findings of(SavedMessage message) throws IOException {
        var header = new SavedHeader(message);
        Envelope envelope = envelope(header);
        var policies = new Policies(surroundings.config(), surroundings::keys, surroundings::now, System::nanoTime);
        Inspection inspection = policies.of(question.role()).begin(envelope, trail);
        List<Findings.Recipient> recipients = recipients(inspection);
        Optional<Verdict.Refused> early = noRecipientLeft(recipients).or(() -> refusedAnyway(inspection));
        Verdict verdict = early.isPresent() ? early.get() : unlessBlocked(judge(inspection, message), inspection);
        return new Findings(
                envelope,
                recipients,
                header,
                trail,
                bodyOctets,
                bodyMatters,
                inspection.packets(),
                verification,
                answers,
                verdict);
    }

    /** What is not told is assumed: that the author sends, logged in and under the own name. */
    private Envelope envelope(SavedHeader header) {
        Optional<String> author = header.author().value().map(Address::toString);
        if (question.role() != Role.OUTGOING) {
            return new Envelope(
                    Optional.empty(), client(), question.from().or(() -> author).orElse(""));
        }
        String user = author.orElse("unknown@" + surroundings.config().mailDomain());
        String reversePath = question.from().orElse(user);
        return new Envelope(Optional.of(reversePath.isEmpty() ? user : reversePath), client(), reversePath);
    }

    private String client() {
        return question.client().orElse("");
    }

    private List<Findings.Recipient> recipients(Inspection inspection) throws IOException {
        var judged = new ArrayList<Findings.Recipient>();
        for (String forwardPath : question.to()) {
            Optional<Address> asked = inspection.accountNeededFor(forwardPath);
            Optional<Account> account =
                    asked.isPresent() ? surroundings.accounts().find(asked.get()) : Optional.empty();
            Optional<Verdict.Refused> blocked = ifBlocked(inspection);
            Optional<Verdict.Refused> refusal =
                    blocked.isPresent() ? blocked : inspection.recipient(forwardPath, account);
            String mailbox = asked.map(address -> spoken(address, account)).orElse("not an address of ours");
            judged.add(new Findings.Recipient(forwardPath, refusal, mailbox));
        }
        return judged;
    }

    private String spoken(Address asked, Optional<Account> account) {
        String whose = (question.role() == Role.OUTGOING ? "the sender " : "") + asked;
        if (account.isEmpty()) {
            return whose + " has no mailbox";
        }
        if (account.get().blocked()) {
            return whose + " is blocked";
        }
        return whose + (account.get().cleartextAllowed() ? " has no" : " has an") + " enforceE2EEincoming";
    }

    /** As long as no recipient is told the mailboxes are not asked, nor who is shut out. */
    private Optional<Verdict.Refused> ifBlocked(Inspection inspection) throws IOException {
        return !question.to().isEmpty() && surroundings.accounts().isAnyBlocked(inspection.senders())
                ? Optional.of(Verdict.Refused.because(Reason.BLOCKED))
                : Optional.empty();
    }

    private Verdict unlessBlocked(Verdict verdict, Inspection inspection) throws IOException {
        Optional<Verdict.Refused> blocked = verdict.reason().accepts() ? ifBlocked(inspection) : Optional.empty();
        return blocked.isPresent() ? blocked.get() : verdict;
    }

    private static Optional<Verdict.Refused> noRecipientLeft(List<Findings.Recipient> recipients) {
        return recipients.stream().allMatch(recipient -> recipient.refusal().isPresent())
                ? recipients.stream().findFirst().flatMap(Findings.Recipient::refusal)
                : Optional.empty();
    }

    /** A user without login or sender is refused at any recipient, so one nobody has told shows it as well. */
    private Optional<Verdict.Refused> refusedAnyway(Inspection inspection) {
        return question.role() == Role.OUTGOING && question.to().isEmpty()
                ? inspection.recipient("", Optional.empty())
                : Optional.empty();
    }

    /** Stops reading where the daemon does: what comes after that must not change the verdict here either. */
    private Verdict judge(Inspection inspection, SavedMessage message) {
        message.header(inspection::header);
        inspection.endOfHeaders();
        bodyOctets = OptionalLong.of(message.body(piece -> bodyMatters = inspection.body(piece)));
        Ending ending = inspection.end();
        if (ending instanceof NeedsAuthor author) {
            ask(author.verifier().keys());
            verification = Optional.of(author.verifier().conclude(answers));
            return author.then().apply(verification.get());
        }
        return (Verdict) ending;
    }

    /** All keys, also after one has shown the message to be authentic. */
    private void ask(Iterable<KeyName> keys) {
        var asked = new LinkedHashMap<KeyName, CompletableFuture<TimedAnswer>>();
        keys.forEach(key -> asked.put(key, surroundings.dns().find(key).toCompletableFuture()));
        asked.forEach((key, answer) -> answers.put(key, answer.join().answer()));
    }
}
