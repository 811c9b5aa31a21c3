// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.config.ChatmailConfig;
import java.util.function.LongSupplier;

/** The policy of each role, made once per process. */
public final class Policies {
    private final Policy incoming;
    private final Policy outgoing;
    private final Policy signing = new SigningPolicy();

    /** @param nanoTime a clock that only goes forward */
    public Policies(ChatmailConfig config, LongSupplier nanoTime) {
        incoming = new IncomingPolicy(config);
        outgoing = new OutgoingPolicy(config, new SendRateLimiter(config.sending(), nanoTime));
    }

    public Policy of(Role role) {
        return switch (role) {
            case INCOMING -> incoming;
            case OUTGOING -> outgoing;
            case SIGNING -> signing;
        };
    }
}
