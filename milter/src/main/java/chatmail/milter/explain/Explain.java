// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.ExitCode;
import chatmail.common.daemon.UsageException;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code chatmail-milter explain ROLE MESSAGE.eml}. */
public final class Explain {
    private Explain() {}

    /**
     * Prints the verdict and what it rests on.
     *
     * @return 0 when the message would be accepted, 1 when not
     */
    public static int run(ChatmailConfig config, Arguments arguments, PrintStream out)
            throws IOException, UsageException, ConfigException {
        Question question = Question.in(arguments);
        return run(question, Surroundings.of(config, question.role()), out);
    }

    static int run(Question question, Surroundings surroundings, PrintStream out) throws IOException, UsageException {
        SavedMessage message = open(question.file());
        Findings findings = new Examination(question, surroundings).of(message);
        var page = new Page(out);
        EnvelopeSection.print(page, question, findings);
        MessageSection.print(page, message, findings);
        PacketSection.print(page, findings);
        if (question.role() == Role.INCOMING) {
            SignatureSection.print(page, findings);
        }
        RuleSection.print(page, question.role(), findings);
        if (question.role() != Role.INCOMING) {
            SigningSection.print(page, surroundings.config().dkim(), surroundings.keys());
        }
        conclude(page, findings.verdict());
        return findings.verdict().reason().accepts() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static SavedMessage open(Path file) throws UsageException {
        if (!Files.exists(file)) {
            throw new UsageException(file + ": there is no such file (expected: a message in a file)");
        }
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + ": no file (expected: a message in a file)");
        }
        try {
            return SavedMessage.in(file);
        } catch (AccessDeniedException e) {
            throw new UsageException(file + ": not readable by the user this runs as");
        } catch (IOException e) {
            throw new UsageException(file + ": cannot be read: " + e.getMessage());
        }
    }

    private static void conclude(Page page, Verdict verdict) {
        page.blankLine();
        page.line("verdict: " + verdict.tag() + " reason=" + verdict.reason().tag());
        if (verdict instanceof Verdict.Refused refused) {
            page.line(
                    "reply: " + refused.reason().code() + ' ' + refused.reason().enhancedCode() + ' ' + refused.text());
        }
    }
}
