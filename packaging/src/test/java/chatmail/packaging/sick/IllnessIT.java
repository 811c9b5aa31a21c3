// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.deltachat.Secret;
import chatmail.packaging.lab.Layout;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.relay.RelayExtension;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However doveauth fails, a login fails for now: it is neither refused nor let in, and its password is told to nobody. */
@ExtendWith(RelayExtension.class)
class IllnessIT {
    /** Beyond it Dovecot itself would give up. */
    private static final Duration BOUND = Duration.ofSeconds(50);

    private static final String PATIENCE = "QUESTION_SECONDS = 10";
    private static final int NO_SUCH_USER = 67;
    private static final int TEMPORARY = 75;

    private final Account account;
    private final Secret secret;

    IllnessIT(PrivateRelay relay) {
        var random = Account.random(relay.domain());
        // The middle of it looks the same however it is quoted.
        secret = new Secret("password", random.password());
        account = random.withPassword("\\it's \"" + secret.text() + "\"'\\");
    }

    @BeforeAll
    static void makeRoom(PrivateRelay relay) throws IOException {
        relay.doveauth().stop();
        // Nobody has logged in, so no worker has read the script; one that has would only make this take longer.
        var script = new Layout(relay.directory()).authLua();
        var text = Files.readString(script);
        assertThat(text).contains(PATIENCE);
        Files.writeString(script, text.replace(PATIENCE, "QUESTION_SECONDS = 2"));
    }

    @AfterAll
    static void leaveTheRoom(PrivateRelay relay) throws IOException {
        relay.doveauth().startAgain();
    }

    @ParameterizedTest
    @EnumSource
    void aLoginFailsForNowAndWorksOnceItIsWell(Illness illness, PrivateRelay relay, MailClient client)
            throws Exception {
        try (var doveauth = new SickDoveauth(relay, illness::show)) {
            assertFailsForNow(relay, client);
            doveauth.becomes(SickDoveauth::well);
            client.login(account).close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "IS_SILENT",
                "TRICKLES",
                "FALLS_SILENT_IN_THE_MIDDLE",
                "TELLS_NO_HASH",
                "TELLS_AN_EMPTY_HASH",
                "TELLS_TWO_HASHES"
            })
    void aUserIsNotTakenForUnknown(Illness illness, PrivateRelay relay) throws Exception {
        try (var doveauth = new SickDoveauth(relay, illness::show)) {
            assertThat(lookUp(relay, account.address())).isEqualTo(TEMPORARY);
            doveauth.becomes(SickDoveauth::well);
            assertThat(lookUp(relay, account.address())).isZero();
        }
    }

    @Test
    void withoutASocketALoginFailsForNow(PrivateRelay relay, MailClient client) throws Exception {
        assertThat(socket(relay)).doesNotExist();
        assertFailsForNow(relay, client);
        assertWorksOnceItIsWell(relay, client);
    }

    @Test
    void whereNobodyListensALoginFailsForNow(PrivateRelay relay, MailClient client) throws Exception {
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket(relay)))
                .close();
        assertThat(socket(relay)).exists();
        assertFailsForNow(relay, client);
        assertWorksOnceItIsWell(relay, client);
    }

    @Test
    void whereAFileIsInsteadOfASocketALoginFailsForNow(PrivateRelay relay, MailClient client) throws Exception {
        Files.createFile(socket(relay));
        assertFailsForNow(relay, client);
        assertWorksOnceItIsWell(relay, client);
    }

    @Test
    void afterOneThatHungUpOnAQuestionItIsAskedOnceMore(PrivateRelay relay, MailClient client) throws Exception {
        try (var doveauth = new SickDoveauth(relay, line -> {
            line.say(line.question().answer());
            line.question();
        })) {
            client.login(account).close();
            doveauth.becomes(SickDoveauth::well);
            client.login(account).close();
            client.login(account).close();
        }
    }

    @Test
    void oneThatHangsAfterAnAnswerCostsALoginNoMoreThanItsTime(PrivateRelay relay, MailClient client) throws Exception {
        try (var doveauth = new SickDoveauth(relay, line -> {
            line.say(line.question().answer());
            line.keepSilent();
        })) {
            client.login(account).close();
            doveauth.becomes(Line::keepSilent);
            assertFailsForNow(relay, client);
            doveauth.becomes(SickDoveauth::well);
            client.login(account).close();
        }
    }

    @Test
    void whatCameLateIsNoAnswerToTheNextQuestion(PrivateRelay relay, MailClient client) throws Exception {
        var late = new Gate();
        try (var doveauth = new SickDoveauth(relay, line -> {
            line.say(line.question().answer());
            late.await();
            line.say("N\n");
            late.passed();
            SickDoveauth.well(line);
        })) {
            client.login(account).close();
            doveauth.becomes(SickDoveauth::well);
            late.open();
            client.login(account).close();
        }
    }

    @Test
    void aRefusalStaysARefusal(PrivateRelay relay, MailClient client) throws Exception {
        try (var doveauth = new SickDoveauth(relay, line -> {
            while (true) {
                line.question();
                line.say("N\n");
            }
        })) {
            assertThatThrownBy(() -> client.login(account))
                    .isInstanceOf(AuthenticationFailedException.class)
                    .hasMessageContaining("AUTHENTICATIONFAILED");
            assertThat(lookUp(relay, account.address())).isEqualTo(NO_SUCH_USER);
            doveauth.becomes(SickDoveauth::well);
        }
    }

    @Test
    void aListIsReadToItsEnd(PrivateRelay relay) throws Exception {
        assertThat(list(relay, "Oshared/userdb/a@c.test\t\nOshared/userdb/b@c.test\t\n\n"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "O",
                "Oshared/userdb/a@c.test\t\n",
                "Oshared/userdb/a@c.test\t\nOshared/userdb/b@c",
                "Oshared/userdb/a@c.test\t\nFtemporary failure\n",
                "Oshared/userdb/a@c.test\t\nN\n",
                "Oshared/userdb/a@c.test\n\n",
                "Oshared/userdb/\t\n\n",
                "Oshared/passdb/a@c.test\t\n\n",
                "Oshared/userdb/a@c.test\u0001x\t\n\n",
                "Xshared/userdb/a@c.test\t\n\n",
                "Oshared/userdb/a@c.test\t\n\nOshared/userdb/b@c.test\t\n\n"
            })
    void aListThatIsNotWholeIsNone(String reply, PrivateRelay relay) throws Exception {
        assertThat(list(relay, reply)).isNotZero();
    }

    @Test
    void timesMayFollowAnAnswer(PrivateRelay relay, MailClient client) throws Exception {
        try (var doveauth = new SickDoveauth(
                relay, line -> line.say(line.question().answer().strip() + "\t1795337594\t5\t1795337594\t17\n"))) {
            client.login(account).close();
            doveauth.becomes(line -> {
                line.question();
                line.say("N\t1795337594\t5\t1795337594\t17\n");
            });
            assertThat(lookUp(relay, account.address())).isEqualTo(NO_SUCH_USER);
        }
    }

    private static int list(PrivateRelay relay, String reply) throws Exception {
        try (var doveauth = new SickDoveauth(relay, line -> {
            line.question();
            line.say(reply);
        })) {
            int status = lookUp(relay, "*");
            doveauth.becomes(SickDoveauth::well);
            return status;
        }
    }

    private void assertWorksOnceItIsWell(PrivateRelay relay, MailClient client) throws Exception {
        try (var doveauth = new SickDoveauth(relay, SickDoveauth::well)) {
            client.login(account).close();
            doveauth.becomes(SickDoveauth::well);
        }
    }

    private void assertFailsForNow(PrivateRelay relay, MailClient client) throws IOException {
        assertTimeoutPreemptively(
                BOUND, () -> assertThatThrownBy(() -> client.login(account)).hasMessageContaining("UNAVAILABLE"));
        assertThat(filesShowing(relay.logs())).isEmpty();
    }

    private List<Path> filesShowing(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (var file : all) {
                if (secret.isShownBy(Files.readString(file, ISO_8859_1))) {
                    return List.of(file);
                }
            }
            return List.of();
        }
    }

    private static Path socket(PrivateRelay relay) {
        return new Layout(relay.directory()).authSocket();
    }

    /** @return the exit status of {@code doveadm user}, which asks as LMTP does before a delivery */
    private static int lookUp(PrivateRelay relay, String user) throws Exception {
        var config = new Layout(relay.directory()).dovecotConfig().resolve("dovecot.conf");
        var process = new ProcessBuilder("doveadm", "-c", config.toString(), "user", user)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
