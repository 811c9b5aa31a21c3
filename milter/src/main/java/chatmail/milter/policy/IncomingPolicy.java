// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.policy;

import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ChatmailConfig.Exceptions;
import java.time.Instant;
import java.util.function.Supplier;

/** Mail from other servers: its recipients exist, one author, encrypted, and the author's domain has signed it. */
record IncomingPolicy(String mailDomain, long maxMessageBytes, Exceptions exceptions, Supplier<Instant> clock)
        implements Policy {
    IncomingPolicy(ChatmailConfig config, Supplier<Instant> clock) {
        this(config.mailDomain(), config.sending().maxMessageSize().bytes(), config.exceptions(), clock);
    }

    @Override
    public Inspection begin(Envelope envelope, Trace trace) {
        return new IncomingInspection(envelope, this, trace);
    }
}
