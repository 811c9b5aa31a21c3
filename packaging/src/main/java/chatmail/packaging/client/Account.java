// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * An address and its password.
 *
 * @param address local part and domain
 * @param password in the clear
 */
public record Account(String address, String password) {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int NAME_LENGTH = 9;
    private static final int PASSWORD_LENGTH = 16;

    /** An account that nobody has, as a messenger makes one up. */
    public static Account random(String domain) {
        var random = new SecureRandom();
        return new Account(word(random, NAME_LENGTH) + "@" + domain, word(random, PASSWORD_LENGTH));
    }

    /** The same address with another password. */
    public Account withPassword(String other) {
        return new Account(address, other);
    }

    @Override
    public String toString() {
        return address;
    }

    private static String word(SecureRandom random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(at -> LETTERS.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
