// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.codec.digest.Sha2Crypt;

/** Makes hashes as Dovecot verifies them: <code>{SHA512-CRYPT}$6$salt$hash</code>. Takes a few milliseconds of a processor. */
public final class PasswordHash implements Function<Password, String> {
    private static final String SCHEME = "{SHA512-CRYPT}";
    private static final int SALT_CHARACTERS = 16;
    private static final String SALT_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    @Override
    public String apply(Password password) {
        byte[] octets = password.copy();
        try {
            return SCHEME + Sha2Crypt.sha512Crypt(octets, "$6$" + salt());
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private String salt() {
        return random.ints(SALT_CHARACTERS, 0, SALT_ALPHABET.length())
                .collect(
                        StringBuilder::new,
                        (salt, index) -> salt.append(SALT_ALPHABET.charAt(index)),
                        StringBuilder::append)
                .toString();
    }
}
