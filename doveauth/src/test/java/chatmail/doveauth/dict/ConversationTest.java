// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.work.Workers;
import chatmail.doveauth.TestAccounts;
import chatmail.doveauth.accounts.Accounts;
import chatmail.doveauth.auth.AuthDict;
import chatmail.doveauth.auth.MailOwner;
import chatmail.doveauth.lastlogin.LastLoginDict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays {@code conversations/DOOR/*.dict} with the real codec: whole, cut anywhere, and in single octets. */
class ConversationTest {
    private static final Path FOLDER = Path.of("src/test/resources/conversations");

    @TempDir
    Path mail;

    static List<Path> conversations() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".dict"))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void goesAsWritten(Path file) throws IOException {
        play(file, mail, DictChannel::send);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void goesAsWrittenInSingleOctets(Path file) throws IOException {
        play(file, mail, DictChannel::sendEachAlone);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void goesAsWrittenCutInTwoAnywhere(Path file) throws IOException {
        int longest = Conversation.read(FOLDER.resolve(file), mail).steps().stream()
                .mapToInt(step -> step.sent().length())
                .max()
                .orElse(0);
        for (int cut = 1; cut < longest; cut++) {
            int at = cut;
            play(file, Files.createDirectory(mail.resolve(String.valueOf(cut))), (channel, octets) -> {
                int middle = Math.min(at, octets.length);
                channel.send(Arrays.copyOf(octets, middle));
                channel.channel().runPendingTasks();
                channel.send(Arrays.copyOfRange(octets, middle, octets.length));
            });
        }
    }

    private static void play(Path file, Path mail, Sender sender) throws IOException {
        Conversation conversation = Conversation.read(FOLDER.resolve(file), mail);
        try (var channel = new DictChannel(door(file.getName(0).toString(), mail))) {
            for (Conversation.Step step : conversation.steps()) {
                sender.send(channel, step.sent().getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(channel.received(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(step.expected());
            }
            assertThat(channel.isClosed()).isEqualTo(conversation.closed());
        }
    }

    private static DictHandler door(String name, Path mail) throws IOException {
        if (name.equals("protocol")) {
            return new FakeDoor();
        }
        if (name.equals("metadata")) {
            return MetadataDoor.over(mail);
        }
        Accounts accounts = TestAccounts.accounts(
                TestAccounts.store(mail),
                password -> "{PLAIN}" + new String(password.copy(), StandardCharsets.UTF_8),
                Workers.inPlace());
        return name.equals("lastlogin")
                ? new LastLoginDict(accounts)
                : new AuthDict(accounts, new MailOwner(5000, 5001), new SimpleMeterRegistry());
    }

    private interface Sender {
        void send(DictChannel channel, byte[] octets);
    }
}
