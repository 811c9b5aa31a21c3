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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays {@code conversations/DOOR/*.dict} with the real codec, whole and cut into single octets. */
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
        play(file, DictChannel::send);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void goesAsWrittenInSingleOctets(Path file) throws IOException {
        play(file, DictChannel::sendEachAlone);
    }

    private void play(Path file, Sender sender) throws IOException {
        Conversation conversation = Conversation.read(FOLDER.resolve(file), mail);
        try (var channel = new DictChannel(door(file.getName(0).toString()))) {
            for (Conversation.Step step : conversation.steps()) {
                sender.send(channel, step.sent().getBytes(StandardCharsets.ISO_8859_1));
                assertThat(new String(channel.received(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(step.expected());
            }
            assertThat(channel.isClosed()).isEqualTo(conversation.closed());
        }
    }

    private DictHandler door(String name) throws IOException {
        if (name.equals("protocol")) {
            return new FakeDoor();
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
