// SPDX-License-Identifier: Apache-2.0
package chatmail.common.observe;

import chatmail.common.address.Address;
import chatmail.common.address.KeyedHash;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Names for log lines: the same address has the same one all day, so that an operator can follow it, and nobody can get
 * back to the address, because the key is only in memory and gone the next day.
 */
public final class Pseudonyms {
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
        return HexFormat.of().formatHex(KeyedHash.of(address, todaysKey()), 0, NAME_BYTES);
    }

    private synchronized byte[] todaysKey() {
        long today = TimeUnit.MILLISECONDS.toDays(epochMillis.getAsLong());
        if (today != day) {
            day = today;
            key = KeyedHash.newKey(random);
        }
        return key;
    }
}
