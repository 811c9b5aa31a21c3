// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.UsageException;
import chatmail.common.mailbox.Mailboxes;
import chatmail.milter.dkim.SigningKeys;
import chatmail.milter.dkim.TestKeys;
import chatmail.milter.dkim.TestZone;
import chatmail.milter.dns.TimedAnswer;
import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.policy.TestPolicies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Path CORPUS = Path.of("src/test/resources/corpus");
    private static final ChatmailConfig CONFIG = TestPolicies.config();
    private static final TestZone ZONE = TestZone.ofTheCorpus();
    private static final Path GOLDEN = Path.of("src/test/resources/explain");

    private static final SigningKeys KEYS =
            new SigningKeys("chat.example", TestKeys.ofThisRun().both().keys());

    @TempDir
    private Path mailboxes;

    @BeforeEach
    void createMailboxes() throws IOException {
        mailbox("strict001@chat.example", "password", "enforceE2EEincoming");
        mailbox("legacy001@chat.example", "password");
    }

    private void mailbox(String address, String... files) throws IOException {
        Path folder = Files.createDirectory(mailboxes.resolve(address));
        for (String file : files) {
            Files.createFile(folder.resolve(file));
        }
    }

    private record Outcome(int code, String output) {}

    private Outcome explain(String... words) throws IOException, UsageException {
        return explain(KEYS, words);
    }

    private Outcome explain(SigningKeys keys, String... words) throws IOException, UsageException {
        String[] all = Stream.concat(Stream.of("explain"), Arrays.stream(words)).toArray(String[]::new);
        var surroundings = new Surroundings(
                CONFIG,
                keys,
                new MaildirAccountStore(new Mailboxes(mailboxes, CONFIG.mailDomain())),
                name -> CompletableFuture.completedStage(new TimedAnswer(ZONE.answer(name), Duration.ZERO)),
                NOW);
        var arguments = Arguments.parse(all, Set.of(), Set.of("--from", "--to", "--client"));
        var out = new ByteArrayOutputStream();
        int code = Explain.run(
                Question.in(arguments), surroundings, new PrintStream(out, true, StandardCharsets.US_ASCII));
        return new Outcome(code, out.toString(StandardCharsets.US_ASCII));
    }

    static Stream<Path> golden() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().toList().stream();
        }
    }

    /** The first line is the command, the last its exit code; run with {@code -Dexplain.rewrite=true} to take a new output over. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("golden")
    void saysWhatTheFileHolds(Path file) throws IOException, UsageException {
        List<String> lines = Files.readAllLines(file);
        String[] words = lines.get(0).replace("$ explain ", "").split(" ");
        words[1] = CORPUS.resolve(words[1] + ".eml").toString();
        Outcome outcome = explain(words);
        String actual = lines.get(0) + "\n" + outcome.output() + "exit " + outcome.code() + "\n";
        if (Boolean.getBoolean("explain.rewrite")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }

    static Stream<CorpusMessage> corpus() {
        return CorpusMessage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void endsWithTheReasonOfTheFolder(CorpusMessage message) throws IOException, UsageException {
        var words = new ArrayList<>(List.of(message.role(), message.file().toString(), "--to", recipient(message)));
        sender(message).ifPresent(sender -> words.addAll(List.of("--from", sender)));
        Outcome outcome = explain(words.toArray(String[]::new));
        assertThat(outcome.output()).contains(" reason=" + message.tag() + "\n");
        assertThat(outcome.code()).isEqualTo(outcome.output().contains("\nverdict: accepted") ? 0 : 1);
    }

    private static String recipient(CorpusMessage message) {
        if (message.role().equals("outgoing")) {
            return message.name().equals("asm-self") ? "out000257@chat.example" : "friend@remote.example";
        }
        boolean clear = message.tag().startsWith("cleartext-") || message.tag().startsWith("dkim-");
        return clear && !message.name().startsWith("bounce-") ? "legacy001@chat.example" : "strict001@chat.example";
    }

    private static Optional<String> sender(CorpusMessage message) {
        boolean bounce = message.role().equals("incoming") && message.name().startsWith("bounce-");
        if (bounce || message.tag().equals("sender-missing")) {
            return Optional.of("<>");
        }
        return Optional.of("somebody@chat.example")
                .filter(other -> message.tag().equals("from-not-sender"));
    }

    @ParameterizedTest
    @CsvSource({"bounces@remote.example, sender@remote.example", "spammer@remote.example, spammer@remote.example"})
    void knowsWhomTheOperatorHasShutOutWhereTheMailboxesAreAsked(String reversePath, String blocked)
            throws IOException, UsageException {
        new MaildirAccountStore(new Mailboxes(mailboxes, CONFIG.mailDomain()))
                .block(Address.parse(blocked).orElseThrow(), true);
        String file = CORPUS.resolve("incoming/encrypted/pgp-gpg-one.eml").toString();
        assertThat(explain("incoming", file, "--from", reversePath, "--to", "strict001@chat.example")
                        .output())
                .contains("reason=blocked\n");
        assertThat(explain("incoming", file, "--from", reversePath).output()).contains("reason=encrypted\n");
    }

    private Outcome explainText(String message, String role) throws IOException, UsageException {
        Path file = mailboxes.resolve("saved.eml");
        Files.writeString(file, message, StandardCharsets.ISO_8859_1);
        return explain(role, file.toString());
    }

    @Nested
    class AHostileMessage {
        private static final String CLEAR_SCREEN = "\u001b[2J";

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "From: a" + CLEAR_SCREEN + "@b.example",
                    "Content-Type: text/" + CLEAR_SCREEN,
                    "Content-Transfer-Encoding: " + CLEAR_SCREEN,
                    "DKIM-Signature: v=1; a=\u009b2J; d=\u009b2J; s=\u00ad; h=from:" + CLEAR_SCREEN
                })
        void cannotSpeakToTheTerminal(String field) throws IOException, UsageException {
            String output = explainText(field + "\r\nFrom: \u009b2J <a@b.example>\r\n\r\nbody", "incoming")
                    .output();
            assertThat(output).matches("[ -~\n]*");
        }

        @Test
        void cannotFloodIt() throws IOException, UsageException {
            String field = "DKIM-Signature: v=1; d=" + "x".repeat(10_000) + "; h=" + "from:".repeat(5_000) + "\n";
            String output = explainText("From: a@b.example\n" + field.repeat(200) + "\nbody", "incoming")
                    .output();
            assertThat(output.lines()).hasSizeLessThan(400).allSatisfy(line -> assertThat(line)
                    .hasSizeLessThan(520));
        }

        @Test
        void isShownAsItIsWritten() throws IOException, UsageException {
            assertThat(explainText("From: a\\" + CLEAR_SCREEN + "\n\n", "incoming")
                            .output())
                    .contains("as written        a\\x5c\\x1b[2J\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void isTheSameForEitherLineEnd(String lineEnd) throws IOException, UsageException {
        Path encrypted = CORPUS.resolve("incoming/encrypted/pgp-gpg-one.eml");
        String text = Files.readString(encrypted, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace("\n", lineEnd);
        assertThat(explainText(text, "incoming").output())
                .isEqualTo(explain("incoming", encrypted.toString()).output());
    }

    @Test
    void saysThatItPassedOverTheLineOfAMailboxFile() throws IOException, UsageException {
        String text =
                Files.readString(CORPUS.resolve("incoming/encrypted/pgp-gpg-one.eml"), StandardCharsets.ISO_8859_1);
        Outcome outcome = explainText("From alice Sun Mar  1 12:00:00 2026\n" + text, "incoming");
        assertThat(outcome.output()).contains("passed over: it begins with \"From \"");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void saysThatThereIsNoKeyToSignWith() throws IOException, UsageException {
        Outcome outcome = explain(
                new SigningKeys("chat.example", List.of()),
                "outgoing",
                CORPUS.resolve("outgoing/encrypted/pgp-gpg-one.eml").toString());
        assertThat(outcome.output()).contains("mail leaves unsigned until there is");
        assertThat(outcome.code()).isZero();
    }

    @Test
    void refusesASenderWhoIsBlocked() throws IOException, UsageException {
        mailbox(".blocked", "out000023@chat.example");
        mailbox("out000023@chat.example", "password");
        Outcome outcome = explain(
                "outgoing",
                CORPUS.resolve("outgoing/encrypted/pgp-gpg-one.eml").toString(),
                "--to",
                "friend@remote.example");
        assertThat(outcome.output()).contains("the sender out000023@chat.example is blocked", "reason=blocked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incoming | not understood: explain incoming (expected: explain ROLE MESSAGE.eml)",
                "sideways x.eml | no role is called sideways (expected: incoming, outgoing or signing)",
                "incoming no/such.eml | no/such.eml: there is no such file (expected: a message in a file)",
                "incoming src/test | src/test: no file (expected: a message in a file)",
                "incoming x.eml --from alice | --from <alice>: not an address (expected: local@domain, or <> for a bounce)",
                "incoming x.eml --to <> | --to <>: not an address (expected: local@domain)",
                "incoming x.eml --client mx | --client mx: not an address (expected: an IPv4 or IPv6 address)",
            })
    void saysWhatIsWrongWithTheCommandLine(String words, String message) {
        assertThatThrownBy(() -> explain(words.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
