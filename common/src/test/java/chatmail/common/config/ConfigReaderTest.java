// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import chatmail.common.listen.ListenAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String MINIMAL = "[params]\nmail_domain = chat.example\n";

    private static ChatmailConfig read(String text) throws ConfigException {
        return ConfigReader.parse("chatmail.ini", text);
    }

    @Nested
    class WithNothingButTheDomain {
        private final ChatmailConfig config = read(MINIMAL);

        WithNothingButTheDomain() throws ConfigException {}

        @Test
        void keepsMailWhereTheDomainSays() {
            assertThat(config.storage().mailboxesDir()).isEqualTo(Path.of("/var/lib/chatmail/mail/chat.example"));
        }

        @Test
        void takesTheDefaultsOfTheTable() {
            assertThat(config.sending()).isEqualTo(new ChatmailConfig.Sending(60, 10, new DataSize(31_457_280)));
            assertThat(config.retention().mails()).isEqualTo(Duration.ofDays(20));
            assertThat(config.dns()).isEqualTo(new ChatmailConfig.Dns(java.util.List.of(), Duration.ofSeconds(60)));
            assertThat(config.services().metricsMilter()).hasValue(new ListenAddress.Inet("127.0.0.1", 9642));
            assertThat(config.exceptions().securejoinCleartext()).isTrue();
            assertThat(config.web().certificate()).isEmpty();
        }
    }

    @Test
    void reportsEveryMistakeAtOnceWithLineAndCure() {
        assertThatThrownBy(() -> read("""
                        [params]
                        delete_mails_after = twenty
                        max_mailbox_size = 5 apples

                        metrics_milter = 9642
                        delete_mails_after = 3
                        what is this
                        """))
                .asInstanceOf(type(ConfigException.class))
                .extracting(ConfigException::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrder(
                        "chatmail.ini:6: delete_mails_after is set twice (the first is on line 2)",
                        "chatmail.ini:7: neither an option nor a section (expected: option = value)",
                        "chatmail.ini: mail_domain is missing (expected: a domain such as chat.example.org)",
                        "chatmail.ini:2: delete_mails_after = twenty (expected: a whole number from 1 to 3650)",
                        "chatmail.ini:3: max_mailbox_size = 5 apples"
                                + " (expected: a number of bytes, possibly with K, M, G or T)",
                        "chatmail.ini:5: metrics_milter = 9642 (expected: unix:PATH or inet:HOST:PORT, or nothing)");
    }

    @Test
    void givesRemovedOptionsASentenceAndUnknownOnesAWarning() throws ConfigException {
        assertThat(read(MINIMAL + "passthrough_senders = a@b\nlanguages = en\n").warnings())
                .containsExactly(
                        "chatmail.ini:3: passthrough_senders was removed: unencrypted mail no longer passes",
                        "chatmail.ini:4: languages is unknown here and has no effect");
    }

    @Test
    void takesAnEmptyAddressAsOff() throws ConfigException {
        ChatmailConfig.Services services =
                read(MINIMAL + "metrics_milter =\npush_url =\n").services();
        assertThat(services.metricsMilter()).isEmpty();
        assertThat(services.push()).isEmpty();
    }

    @Test
    void readsAListOfResolvers() throws ConfigException {
        assertThat(read(MINIMAL + "dns_servers = 127.0.0.1:5300, [::1]\n").dns().servers())
                .containsExactly(
                        InetSocketAddress.createUnresolved("127.0.0.1", 5300),
                        InetSocketAddress.createUnresolved("[::1]", 53));
    }

    @Test
    void joinsAnIndentedLineToTheOneAbove() throws ConfigException {
        assertThat(read(MINIMAL + "privacy_postal =\n  Main Street 1\n  Town\n")
                        .web()
                        .privacy()
                        .postal())
                .isEqualTo("Main Street 1\nTown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99ms", "5m", "241s", "99999999d", "-1s", "soon"})
    void refusesATimeThatMakesNoSense(String time) {
        assertThatThrownBy(() -> read(MINIMAL + "dns_timeout = " + time + '\n'))
                .hasMessageContaining("a time such as 60s or 2m, from 100ms to 240s");
    }

    @Test
    void refusesNamesThatCanNeverFit() {
        assertThatThrownBy(() -> read(MINIMAL + "username_min_length = 12\n"))
                .hasMessageContaining("username_min_length = 12 is above username_max_length = 9");
    }

    @ParameterizedTest
    @CsvSource({
        "Chat.Example,chat.example",
        "b\u00fccher.example,xn--bcher-kva.example",
        "[192.0.2.1],[192.0.2.1]",
        "one.test,one.test"
    })
    void comparesDomainsInOneForm(String written, String read) throws ConfigException {
        assertThat(read("[params]\nmail_domain: " + written).mailDomain()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"a b", "-", "a..b", ".a", "a.", "'a/b'", "'../x'", "192.0.2.1", "a.1"})
    void refusesWhatIsNoDomain(String written) {
        assertThatThrownBy(() -> read("[params]\nmail_domain = " + written)).isInstanceOf(ConfigException.class);
    }

    @Test
    void saysThatThereIsNoFile(@TempDir Path directory) {
        assertThatThrownBy(() -> ConfigReader.read(directory.resolve("chatmail.ini")))
                .hasMessageContaining("there is no such file");
    }
}
