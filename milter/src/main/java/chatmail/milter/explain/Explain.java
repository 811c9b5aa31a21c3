// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.milter.dkim.KeyName;
import chatmail.milter.dkim.SignatureResult;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.dkim.Verification;
import chatmail.milter.dkim.Verifier;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.dns.DnsKeyLookup;
import chatmail.milter.dns.KeyCache;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.policy.Ending;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Inspection;
import chatmail.milter.policy.NeedsAuthor;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code chatmail-milter explain ROLE MESSAGE.eml}. */
public final class Explain {
    /** One message has at most ten signatures to verify. */
    private static final int MAX_LOOKUPS = 32;

    private Explain() {}

    /**
     * Prints the verdict and what it rests on.
     *
     * @return 0 when the message would be accepted, 1 when not
     */
    public static int run(ChatmailConfig config, Arguments arguments, PrintStream out)
            throws IOException, UsageException {
        List<String> words = arguments.operands();
        if (words.size() != 3 || !words.get(0).equals("explain")) {
            throw new UsageException(
                    "not understood: " + String.join(" ", words) + " (expected: explain ROLE MESSAGE.eml)");
        }
        Role role = Role.named(words.get(1))
                .orElseThrow(() -> new UsageException(
                        "no role is called " + words.get(1) + " (expected: incoming, outgoing or signing)"));
        var message = SavedMessage.in(Path.of(words.get(2)));
        Verdict verdict = judge(config, role, message, arguments, out);
        out.println("verdict: " + verdict.tag() + " reason=" + verdict.reason().tag());
        if (verdict instanceof Verdict.Refused refused) {
            out.println(
                    "reply: " + refused.reason().code() + ' ' + refused.reason().enhancedCode() + ' ' + refused.text());
        }
        return verdict.reason().accepts() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static Verdict judge(
            ChatmailConfig config, Role role, SavedMessage message, Arguments arguments, PrintStream out)
            throws UsageException {
        String sender = arguments.value("--from").orElseGet(() -> author(message));
        Optional<String> login = role == Role.OUTGOING ? Optional.of(sender) : Optional.empty();
        var envelope = new Envelope(login, arguments.value("--client").orElse(""), sender);
        var policies = new Policies(
                config, () -> new SigningKeys(config.mailDomain(), List.of()), Instant::now, System::nanoTime);
        Inspection inspection = policies.of(role).begin(envelope);
        if (role == Role.OUTGOING) {
            // Whether the accounts exist is not the question here, so only what needs none is asked.
            for (String recipient : arguments.values("--to")) {
                Optional<Verdict.Refused> refused = inspection.recipient(recipient, Optional.empty());
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
        }
        message.headers().forEach(inspection::header);
        inspection.endOfHeaders();
        message.body(inspection::body);
        Ending ending = inspection.end();
        out.println("header fields: " + message.headers().size());
        inspection.packets().ifPresent(packets -> out.println("OpenPGP: " + packets));
        if (ending instanceof NeedsAuthor question) {
            Verification verification = verify(config, question.verifier());
            verification.signatures().forEach(signature -> out.println("DKIM: " + spoken(signature)));
            return question.then().apply(verification);
        }
        return (Verdict) ending;
    }

    private static Verification verify(ChatmailConfig config, Verifier verifier) {
        var dns = new DnsKeyLookup(
                config.dns().servers(), config.dns().timeout(), MAX_LOOKUPS, new SimpleMeterRegistry());
        var authors = new AuthorCheck(new KeyCache(dns, MAX_LOOKUPS, System::nanoTime), System::nanoTime);
        return authors.verify(verifier, Runnable::run).toCompletableFuture().join();
    }

    private static String spoken(SignatureResult signature) {
        String key =
                signature.key().map(KeyName::toString).or(signature::domain).orElse("?");
        String fact = signature.fact().isEmpty() ? "" : ": " + signature.fact();
        return signature.outcome().tag() + ' ' + signature.algorithmTag() + ' ' + key + fact;
    }

    private static String author(SavedMessage message) {
        var headers = new Headers(Limits.MESSAGE);
        message.headers().forEach(headers::add);
        return FromHeader.read(headers).value().map(Address::toString).orElse("");
    }
}
