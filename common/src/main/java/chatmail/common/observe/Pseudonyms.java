// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import chatmail.common.address.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for log lines: the same address has the same one all day, so that an operator can follow it, and nobody can get
 * back to the address, because the key is only in memory and gone the next day.
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 5;

    private final LongSupplier epochMillis;
    private final SecureRandom random = new SecureRandom();
    private long day = -1;
    private byte[] key = new byte[0];

    /** @param epochMillis the wall clock, such as {@link System#currentTimeMillis} */
    public Pseudonyms(LongSupplier epochMillis) {
        this.epochMillis = epochMillis;
    }

    /** Ten hexadecimal digits. */
    public String of(Address address) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(todaysKey(), ALGORITHM));
            byte[] hash = mac.doFinal(address.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JRE has " + ALGORITHM, e);
        }
    }

    private synchronized byte[] todaysKey() {
        long today = TimeUnit.MILLISECONDS.toDays(epochMillis.getAsLong());
        if (today != day) {
            day = today;
            key = new byte[KEY_BYTES];
            random.nextBytes(key);
        }
        return key;
    }
}
