// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig.NewAccounts;
import chatmail.common.config.DataSize;
import chatmail.doveauth.TestAccounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewAddressesTest {
    @TempDir
    Path mail;

    private AccountStore store;

    @BeforeEach
    void open() {
        store = TestAccounts.store(mail);
    }

    private static NewAccounts limits(int shortest, int longest, int password) {
        return new NewAccounts(shortest, longest, password, Path.of("/nocreate"), 5, new DataSize(0), new DataSize(0));
    }

    private NewAddresses addresses(NewAccounts limits) {
        return new NewAddresses("c.test", limits, store, new SecureRandom());
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 9, 9, 16", "3, 30, 12, 30, 16", "1, 64, 40, 64, 40"})
    void areWithinTheRules(int shortest, int longest, int passwordMin, int name, int password) throws IOException {
        NewAccounts limits = limits(shortest, longest, passwordMin);
        var rules = new AccountRules("c.test", limits);
        for (int i = 0; i < 200; i++) {
            NewAddress given = addresses(limits).next().orElseThrow();
            assertThat(given.address().localPart()).hasSize(name);
            assertThat(given.password()).hasSize(password).matches("[a-zA-Z0-9]+");
            var octets = new Password(given.password().getBytes(StandardCharsets.UTF_8));
            assertThat(rules.refusal(given.address(), octets, TestAccounts.IDLE))
                    .isEmpty();
            assertThat(Address.parseExact(given.address().toString())).hasValue(given.address());
        }
    }

    @Test
    void areAllDifferent() throws IOException {
        var addresses = addresses(limits(9, 9, 9));
        var names = new HashSet<Address>();
        var passwords = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            NewAddress given = addresses.next().orElseThrow();
            names.add(given.address());
            passwords.add(given.password());
        }
        assertThat(names).hasSize(1_000);
        assertThat(passwords).hasSize(1_000);
    }

    @Test
    void useAllLetters() throws IOException {
        var addresses = addresses(limits(1, 60, 60));
        var name = new StringBuilder();
        var password = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            NewAddress given = addresses.next().orElseThrow();
            name.append(given.address().localPart());
            password.append(given.password());
        }
        assertThat(name.chars().distinct()).hasSize(36);
        assertThat(password.chars().distinct()).hasSize(62);
    }

    /** With names of one letter most are taken soon, and few tries find the rest. */
    @Test
    void areNobodysAndNobodyElsesBefore() throws IOException {
        for (char letter = 'a'; letter <= 'z'; letter++) {
            store.createIfAbsent(new Address(String.valueOf(letter), "c.test"), "{X}");
        }
        for (char letter = 'n'; letter <= 'z'; letter++) {
            store.deleteIfInactive(new Address(String.valueOf(letter), "c.test"), Instant.MAX);
        }
        var addresses = new NewAddresses("c.test", limits(1, 1, 9), store, new Random(7));
        for (int i = 0; i < 500; i++) {
            addresses.next().ifPresent(given -> assertThat(given.address().localPart())
                    .matches("[0-9]"));
        }
    }

    @Test
    void areNotFoundWhereAllAreTaken() throws IOException {
        for (char letter : "abcdefghijklmnopqrstuvwxyz0123456789".toCharArray()) {
            store.block(new Address(String.valueOf(letter), "c.test"), true);
        }
        assertThat(addresses(limits(1, 1, 9)).next()).isEmpty();
    }

    @Test
    void leaveNothingBehindAndTellNobody() throws IOException {
        NewAddress given = addresses(limits(9, 9, 9)).next().orElseThrow();
        assertThat(store.find(given.address())).isEmpty();
        assertThat(given.toString())
                .doesNotContain(given.password(), given.address().localPart());
    }
}
