// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.config.ConfigReader;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.dkim.TestKeys;
import chatmail.milter.dkim.TestZone;
import chatmail.milter.mime.PostfixView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Policies of the relay {@code chat.example}, with keys, at a time at which the corpus is valid. */
public final class TestPolicies {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final SigningKeys KEYS = TestKeys.ofThisRun().both();

    private TestPolicies() {}

    public static Policy of(Role role, String... options) {
        return of(role, config(options));
    }

    /** With nothing remembered of earlier messages. */
    public static Policy of(Role role, ChatmailConfig config) {
        return new Policies(config, () -> KEYS, () -> NOW, () -> 0).of(role);
    }

    /** The verdict on a whole message, with the keys of the corpus. */
    static Verdict judge(Inspection inspection, PostfixView view) {
        view.headers().fields().forEach(inspection::header);
        inspection.endOfHeaders();
        inspection.body(ByteBuffer.wrap(view.body()));
        Ending ending = inspection.end();
        if (ending instanceof NeedsAuthor question) {
            var answers = TestZone.ofTheCorpus().answers(question.verifier().keys());
            return question.then().apply(question.verifier().conclude(answers));
        }
        return (Verdict) ending;
    }

    public static ChatmailConfig config(String... options) {
        try {
            Path file = Files.createTempFile("chatmail", ".ini");
            try {
                Files.writeString(file, "[params]\nmail_domain = chat.example\n" + String.join("\n", options));
                return ConfigReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
