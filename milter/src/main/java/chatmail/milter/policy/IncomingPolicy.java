// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.config.ChatmailConfig;
import java.time.Instant;
import java.util.function.Supplier;

/** Mail from other servers: its recipients exist, one author, encrypted, and the author's domain has signed it. */
final class IncomingPolicy implements Policy {
    private final String mailDomain;
    private final long maxMessageBytes;
    private final boolean securejoinCleartext;
    private final Supplier<Instant> clock;

    IncomingPolicy(ChatmailConfig config, Supplier<Instant> clock) {
        mailDomain = config.mailDomain();
        maxMessageBytes = config.sending().maxMessageSize().bytes();
        securejoinCleartext = config.securejoinCleartext();
        this.clock = clock;
    }

    @Override
    public Inspection begin(Envelope envelope) {
        return new IncomingInspection(envelope, this);
    }

    String mailDomain() {
        return mailDomain;
    }

    long maxMessageBytes() {
        return maxMessageBytes;
    }

    boolean securejoinCleartext() {
        return securejoinCleartext;
    }

    Instant now() {
        return clock.get();
    }
}
