// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RelayExtension.class)
class LoginIT {

    @Test
    void theFirstLoginCreatesTheMailbox(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(relay.domain());
        try (var inbox = client.login(account)) {
            assertThat(inbox.count()).isZero();
        }
        assertThat(relay.mailboxes().resolve(account.address()).resolve("password"))
                .exists();
    }

    @Test
    void theSamePasswordOpensItAgain(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(relay.domain());
        client.login(account).close();
        client.login(account).close();
    }

    @Test
    void anotherPasswordIsRefused(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(relay.domain());
        client.login(account).close();
        assertRefused(client, account.withPassword("another-password"));
    }

    @Test
    void aPasswordThatIsTooShortGetsNoMailbox(PrivateRelay relay, MailClient client) {
        var account = Account.random(relay.domain()).withPassword("12345678");
        assertRefused(client, account);
        assertThat(relay.mailboxes().resolve(account.address())).doesNotExist();
    }

    @Test
    void anotherDomainGetsNoMailbox(PrivateRelay relay, MailClient client) {
        var account = Account.random("elsewhere.example");
        assertRefused(client, account);
        assertThat(relay.mailboxes().resolve(account.address())).doesNotExist();
    }

    @Test
    void nobodyGetsAMailboxWhileTheFileSaysSo(PrivateRelay relay, MailClient client) throws Exception {
        var account = Account.random(relay.domain());
        Files.createFile(relay.nocreateFile());
        try {
            assertRefused(client, account);
        } finally {
            Files.delete(relay.nocreateFile());
        }
        client.login(account).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double\"quote\"",
                "single'quote'",
                "back\\slash\\",
                "percent%u%d%%",
                "\\\"mixed'\\",
                "spaces and = signs",
                "кирилиця-пароль",
                "日本語のパスワード",
                "{SHA512-CRYPT}$6$"
            })
    void oddPasswordsOpenTheirMailboxAndNoOther(String password, PrivateRelay relay, MailClient client)
            throws Exception {
        var account = Account.random(relay.domain()).withPassword(password);
        client.login(account).close();
        client.login(account).close();
        assertRefused(client, account.withPassword(password + "x"));
    }

    @Test
    void dovecotHasNothingToComplainAbout(PrivateRelay relay, MailClient client) throws Exception {
        client.login(Account.random(relay.domain())).close();
        assertThat(Files.readAllLines(relay.logs().resolve("dovecot.log"))).noneMatch(line -> line.contains("Error: "));
    }

    static void assertRefused(MailClient client, Account account) {
        assertThatThrownBy(() -> client.login(account))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("AUTHENTICATIONFAILED");
    }
}
