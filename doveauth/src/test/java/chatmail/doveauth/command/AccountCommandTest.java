// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.UsageException;
import chatmail.doveauth.TestAccounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCommandTest {
    private static final Address ALICE = new Address("alice0001", "c.test");

    @TempDir
    Path mail;

    private AccountStore store;

    @BeforeEach
    void twoAccounts() throws IOException {
        store = TestAccounts.store(mail);
        store.createIfAbsent(ALICE, "{X}1");
        store.createIfAbsent(new Address("bob000001", "c.test"), "{X}2");
    }

    private String run(String words) throws IOException, UsageException {
        var out = new ByteArrayOutputStream();
        var arguments = Arguments.parse(words.split(" "), Set.of("--blocked", "--count"), Set.of());
        int code = new AccountCommand(store, new PrintStream(out, true, StandardCharsets.UTF_8)).run(arguments);
        assertThat(code).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shutsOutAndLetsInAgain() throws IOException, UsageException {
        run("block Alice0001@C.TEST");
        assertThat(store.isBlocked(ALICE)).isTrue();
        run("block spammer@elsewhere.test");
        assertThat(run("accounts --blocked").lines())
                .containsExactlyInAnyOrder("alice0001@c.test", "spammer@elsewhere.test");
        assertThat(run("accounts --blocked --count")).isEqualTo("2\n");
        run("unblock alice0001@c.test");
        assertThat(store.isBlocked(ALICE)).isFalse();
    }

    @Test
    void letsInWhoWasNeverShutOut() throws IOException, UsageException {
        assertThat(run("unblock bob000001@c.test")).isEmpty();
    }

    @Test
    void listsAndCounts() throws IOException, UsageException {
        assertThat(run("accounts").lines()).containsExactlyInAnyOrder("alice0001@c.test", "bob000001@c.test");
        assertThat(run("accounts --count")).isEqualTo("2\n");
        assertThat(run("accounts --blocked")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "block",
                "unblock",
                "block alice",
                "block a@b c@d",
                "block ../../x@c.test",
                "block --count a@b.test",
                "accounts a@b.test",
                "delete a@b.test"
            })
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThatThrownBy(() -> run(words)).isInstanceOf(UsageException.class);
    }
}
