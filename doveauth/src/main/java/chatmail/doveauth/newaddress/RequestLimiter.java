// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import chatmail.common.work.TokenBuckets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many addresses are given: so many to each network, so many altogether. A network is remembered while its bucket is
 * not full, half a minute at most, and only if it was given something; so the bound of all bounds how many are remembered.
 */
final class RequestLimiter {
    /** A school or a conference behind one address, each with a new phone. */
    private static final int EACH_PER_MINUTE = 120;

    private static final int EACH_AT_ONCE = 60;
    private static final int ALL_PER_MINUTE = 600;
    private static final int ALL_AT_ONCE = 300;
    private static final String ALL = "all";

    private final TokenBuckets<ClientPrefix> each;
    private final TokenBuckets<String> all;

    RequestLimiter(LongSupplier nanoTime) {
        each = new TokenBuckets<>(EACH_PER_MINUTE, EACH_AT_ONCE, nanoTime);
        all = new TokenBuckets<>(ALL_PER_MINUTE, ALL_AT_ONCE, nanoTime);
    }

    /** @return zero when an address may be given, else how long until then */
    synchronized Duration take(ClientPrefix client) {
        Duration wait = all.untilToken(ALL);
        if (wait.isZero()) {
            wait = each.take(client);
        }
        return wait.isZero() ? all.take(ALL) : wait;
    }

    /** How many networks are remembered. */
    int size() {
        return each.size();
    }
}
