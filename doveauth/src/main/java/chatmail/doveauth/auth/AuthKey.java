// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import chatmail.doveauth.accounts.Password;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a key of the door asks for: {@code shared/passdb/PASSWORD"USER} or {@code shared/userdb/USER}, with a backslash
 * before each quote, apostrophe and backslash of a name or password. So one bare quote, and only one, separates the two,
 * whatever they hold.
 */
sealed interface AuthKey {
    /** A login. The name is as it came, well-formed or not. */
    record Passdb(Password password, String user) implements AuthKey {
        @Override
        public String toString() {
            return "Passdb";
        }
    }

    /** A question about a user, such as before a delivery. */
    record Userdb(String user) implements AuthKey {
        @Override
        public String toString() {
            return "Userdb";
        }
    }

    /** Before every user; the path of the list of them. */
    String USERDB = "shared/userdb/";

    /** Before every password. */
    String PASSDB = "shared/passdb/";

    /** @return empty for any other key, and for one that can be read in two ways */
    static Optional<AuthKey> parse(byte[] key) {
        boolean passdb = startsWith(key, PASSDB);
        if (!passdb && !startsWith(key, USERDB)) {
            return Optional.empty();
        }
        byte[] plain = new byte[key.length];
        try {
            return unescape(key, passdb, plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static Optional<AuthKey> unescape(byte[] key, boolean passdb, byte[] plain) {
        int length = 0;
        int separator = -1;
        for (int i = PASSDB.length(); i < key.length; i++) {
            if (key[i] == '"') {
                if (separator >= 0) {
                    return Optional.empty();
                }
                separator = length;
                continue;
            }
            if (key[i] == '\\' && (++i == key.length || !isEscaped(key[i]))) {
                return Optional.empty();
            }
            plain[length++] = key[i];
        }
        if (passdb != (separator >= 0)) {
            return Optional.empty();
        }
        int from = Math.max(separator, 0);
        String user = new String(plain, from, length - from, StandardCharsets.UTF_8);
        return Optional.of(passdb ? new Passdb(new Password(Arrays.copyOf(plain, separator)), user) : new Userdb(user));
    }

    private static boolean isEscaped(byte octet) {
        return octet == '"' || octet == '\'' || octet == '\\';
    }

    private static boolean startsWith(byte[] key, String prefix) {
        byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
        return key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
    }
}
