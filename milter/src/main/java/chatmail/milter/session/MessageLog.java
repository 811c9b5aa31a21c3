// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.observe.Faults;
import chatmail.common.observe.Pseudonyms;
import chatmail.milter.dkim.SignatureResult;
import chatmail.milter.dkim.Verification;
import chatmail.milter.pgp.PacketSummary;
import chatmail.milter.policy.Envelope;
import chatmail.milter.policy.Reason;
import chatmail.milter.policy.Role;
import chatmail.milter.policy.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line and one count per verdict of a role. A line begins with the queue id, so that one search finds Postfix's lines
 * and ours; it holds no address, only a pseudonym for the sender.
 */
public final class MessageLog {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLog.class);

    private record SignatureKind(SignatureResult.Outcome outcome, String algorithm) {}

    private final Role role;
    private final MeterRegistry registry;
    private final Pseudonyms pseudonyms;
    private final LongSupplier nanoTime;
    private final Timer seconds;
    private final Counter octets;
    private final Map<Reason, Counter> messages = new ConcurrentHashMap<>();
    private final Map<Integer, Counter> encrypted = new ConcurrentHashMap<>();
    private final Map<SignatureKind, Counter> signatures = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    public MessageLog(Role role, MeterRegistry registry, Pseudonyms pseudonyms, LongSupplier nanoTime) {
        this.role = role;
        this.registry = registry;
        this.pseudonyms = pseudonyms;
        this.nanoTime = nanoTime;
        seconds = Timer.builder("chatmail_milter_message_seconds")
                .tag("role", role.tag())
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(10),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60))
                .register(registry);
        octets = Counter.builder("chatmail_milter_message_bytes_total")
                .tag("role", role.tag())
                .register(registry);
        registry.gauge("chatmail_milter_connections", Tags.of("role", role.tag()), connections);
    }

    public void connected() {
        connections.incrementAndGet();
    }

    public void disconnected() {
        connections.decrementAndGet();
    }

    MessageFacts begin() {
        return new MessageFacts(nanoTime.getAsLong());
    }

    void report(Envelope envelope, MessageFacts facts, Verdict verdict) {
        long nanos = nanoTime.getAsLong() - facts.beganNanos;
        seconds.record(nanos, TimeUnit.NANOSECONDS);
        octets.increment((double) facts.octets);
        messages.computeIfAbsent(verdict.reason(), reason -> counter(verdict)).increment();
        var line = new StringBuilder()
                .append(facts.queueId)
                .append(": ")
                .append(role.tag())
                .append(' ')
                .append(verdict.tag())
                .append(" reason=")
                .append(verdict.reason().tag());
        envelope.sender().ifPresent(sender -> line.append(" from=").append(pseudonyms.of(sender)));
        line.append(" rcpts=")
                .append(facts.recipients)
                .append(" size=")
                .append(facts.octets)
                .append(" ms=")
                .append(TimeUnit.NANOSECONDS.toMillis(nanos));
        if (verdict instanceof Verdict.Refused refused) {
            if (!refused.detail().isEmpty()) {
                line.append(" detail=\"")
                        .append(refused.detail().replace('"', '\''))
                        .append('"');
            }
            LOG.warn("{}", line);
        } else {
            LOG.info("{}", line);
        }
    }

    private Counter counter(SignatureKind kind) {
        return Counter.builder("chatmail_dkim_verifications_total")
                .tag("result", kind.outcome().tag())
                .tag("algorithm", kind.algorithm())
                .register(registry);
    }

    private Counter counter(Verdict verdict) {
        return Counter.builder("chatmail_milter_messages_total")
                .tag("role", role.tag())
                .tag("verdict", verdict.tag())
                .tag("reason", verdict.reason().tag())
                .register(registry);
    }

    void count(PacketSummary packets) {
        encrypted
                .computeIfAbsent(packets.seipdVersion(), version -> Counter.builder("chatmail_openpgp_messages_total")
                        .tag("seipd", Integer.toString(version))
                        .register(registry))
                .increment();
    }

    void count(Verification verification) {
        for (SignatureResult signature : verification.signatures()) {
            var kind = new SignatureKind(signature.outcome(), signature.algorithmTag());
            signatures.computeIfAbsent(kind, this::counter).increment();
        }
    }

    void outOfOrder(MessageFacts facts) {
        LOG.warn("{}: {}: the MTA does not keep the order of SMTP", facts.queueId, role.tag());
    }

    void fault(MessageFacts facts, Throwable fault) {
        Faults.log(LOG, facts.queueId + ": " + role.tag(), fault);
    }
}
