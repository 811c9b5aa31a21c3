// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.MailClient;
import chatmail.packaging.lab.PrivateRelay;
import jakarta.mail.AuthenticationFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a name or a password, it is a name or a password and nothing else. */
@ExtendWith(RelayExtension.class)
class OddLoginIT {

    private static final String PASSWORD = "a-fine-password";

    @AfterEach
    void othersLogInAsBefore(PrivateRelay relay, MailClient client) throws Exception {
        client.login(Account.random(relay.domain())).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quote\"123",
                "quote'123",
                "back\\slash",
                "\\",
                "\"",
                "tab\t12345",
                "line\n1234",
                "return\r12",
                "escape\u00011",
                "escape\u0001t",
                "per%u%n%%",
                "%{user}12",
                "*",
                "wild*card",
                "blank 123",
                "\u0457\u0436\u0430\u0447\u043e\u043a123",
                "zero\u200bwide1",
                "../../etc",
                "/etc/pass",
                ".hidden12",
                "plus+1234",
                "a@b@cdefg",
                "passwd\"x\ny"
            })
    void aNameThatIsNoneIsRefused(String name, PrivateRelay relay, MailClient client) throws Exception {
        assertRefusedWithoutATrace(relay, client, new Account(name + "@" + relay.domain(), PASSWORD));
    }

    @Test
    void aNameOfAnyLengthIsRefused(PrivateRelay relay, MailClient client) throws Exception {
        for (int length = 10; length <= 2_000; length *= 2) {
            var name = "n".repeat(length) + "@" + relay.domain();
            assertRefusedWithoutATrace(relay, client, new Account(name, PASSWORD));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab\t123456", "line\n123456", "return\r123456", "escape\u0001n123456"})
    void aPasswordThatDovecotDoesNotPassOnIsRefused(String password, PrivateRelay relay, MailClient client)
            throws Exception {
        assertRefusedWithoutATrace(relay, client, Account.random(relay.domain()).withPassword(password));
    }

    @Test
    void aPasswordThatIsTooLongIsRefused(PrivateRelay relay, MailClient client) throws Exception {
        assertRefusedWithoutATrace(relay, client, Account.random(relay.domain()).withPassword("\"".repeat(4_097)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\"%s", "%s\\\"%s", "%s\\\\\"%s", "%s\"%s\"", "%s' %s", "%s\"%s\\"})
    void nobodyElseIsNamedByAPassword(String form, PrivateRelay relay, MailClient client) throws Exception {
        var victim = Account.random(relay.domain());
        client.login(victim).close();
        var password = String.format(form, victim.password(), victim.address());
        var account = Account.random(relay.domain()).withPassword(password);
        client.login(account).close();
        client.login(account).close();
        client.login(victim).close();
        assertRefusedWithoutATrace(relay, client, victim.withPassword(password));
        assertRefusedWithoutATrace(relay, client, account.withPassword(victim.password()));
    }

    private static void assertRefusedWithoutATrace(PrivateRelay relay, MailClient client, Account account)
            throws IOException {
        var before = mailboxes(relay);
        assertThatThrownBy(() -> client.login(account))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageContaining("AUTHENTICATIONFAILED");
        assertThat(mailboxes(relay)).isEqualTo(before);
    }

    private static Set<String> mailboxes(PrivateRelay relay) throws IOException {
        try (var entries = Files.list(relay.mailboxes())) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
