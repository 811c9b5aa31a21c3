// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.milter.mime.FromHeader;
import chatmail.milter.mime.Headers;
import chatmail.milter.mime.Limits;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Inspection;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code chatmail-milter explain ROLE MESSAGE.eml}. */
public final class Explain {
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
        Inspection inspection = new Policies(config, System::nanoTime).of(role).begin(new Envelope(login, sender));
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
        Verdict verdict = inspection.end();
        out.println("header fields: " + message.headers().size());
        inspection.packets().ifPresent(packets -> out.println("OpenPGP: " + packets));
        return verdict;
    }

    private static String author(SavedMessage message) {
        var headers = new Headers(Limits.MESSAGE);
        message.headers().forEach(headers::add);
        return FromHeader.read(headers).value().map(Address::toString).orElse("");
    }
}
