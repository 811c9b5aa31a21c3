// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig.NewAccounts;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes up addresses within the {@link AccountRules}. Nothing is written: who logs in first has it, as with any other name.
 * Two who are given the same one at the same time are as likely as names are short.
 */
public final class NewAddresses {
    private static final String NAME_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

    /** Nothing that has to be escaped in a URL. */
    private static final String PASSWORD_ALPHABET =
            NAME_ALPHABET + NAME_ALPHABET.substring(0, 26).toUpperCase(Locale.ROOT);

    /** 95 bits. */
    private static final int PASSWORD_LENGTH = 16;

    /** When so many names in a row are taken, the rest of them are few. */
    private static final int TRIES = 20;

    private final String domain;
    private final NewAccounts limits;
    private final AccountStore store;
    private final RandomGenerator random;

    /**
     * @param domain of the relay, in lower case
     * @param random nobody can foretell
     */
    public NewAddresses(String domain, NewAccounts limits, AccountStore store, RandomGenerator random) {
        this.domain = domain;
        this.limits = limits;
        this.store = store;
        this.random = random;
    }

    /** @return empty when no free name was found */
    public Optional<NewAddress> next() throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            var address = new Address(word(NAME_ALPHABET, limits.usernameMaxLength()), domain);
            if (store.isFree(address)) {
                int length = Math.max(PASSWORD_LENGTH, limits.passwordMinLength());
                return Optional.of(new NewAddress(address, word(PASSWORD_ALPHABET, length)));
            }
        }
        return Optional.empty();
    }

    private String word(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(StringBuilder::new, (word, at) -> word.append(alphabet.charAt(at)), StringBuilder::append)
                .toString();
    }
}
