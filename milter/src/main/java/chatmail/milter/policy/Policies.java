// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.address.Address;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.work.TokenBuckets;
import chatmail.milter.dkim.SigningKeys;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The policy of each role, made once per process. */
public final class Policies {
    private final Policy incoming;
    private final Policy outgoing;
    private final Policy signing;

    /**
     * Makes them.
     *
     * @param keys those to sign with at the moment
     * @param clock the time of day
     * @param nanoTime a clock that only goes forward
     */
    public Policies(ChatmailConfig config, Supplier<SigningKeys> keys, Supplier<Instant> clock, LongSupplier nanoTime) {
        var signatures = new Signatures(keys, clock);
        incoming = new IncomingPolicy(config, clock);
        outgoing = new OutgoingPolicy(config, sendRate(config.sending(), nanoTime), signatures);
        signing = new SigningPolicy(signatures);
    }

    private static TokenBuckets<Address> sendRate(ChatmailConfig.Sending limits, LongSupplier nanoTime) {
        return new TokenBuckets<>(limits.perMinute(), limits.burst(), nanoTime);
    }

    public Policy of(Role role) {
        return switch (role) {
            case INCOMING -> incoming;
            case OUTGOING -> outgoing;
            case SIGNING -> signing;
        };
    }
}
