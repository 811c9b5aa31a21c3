// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.milter.dkim.KeyAnswer;
import chatmail.milter.dkim.KeyName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Name;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.TextParseException;

/**
 * Asks DNS for TXT records: UDP, and TCP where an answer was cut; CNAMEs followed. Waits on no thread.
 *
 * <p>Its meters are {@code chatmail_dns_lookups_total} by result and {@code chatmail_dns_lookup_seconds}.
 */
public final class DnsKeyLookup implements KeySource {
    private final List<InetSocketAddress> servers;
    private final Duration timeout;
    private final Semaphore free;
    private final MeterRegistry registry;
    private final Timer seconds;

    /**
     * Asks nothing yet.
     *
     * @param servers tried in that order; none means those of the system
     * @param timeout of a whole look-up, all servers and aliases together
     * @param maxLookups how many may be under way; one more is unavailable
     */
    public DnsKeyLookup(List<InetSocketAddress> servers, Duration timeout, int maxLookups, MeterRegistry registry) {
        this.servers = servers.stream().map(DnsKeyLookup::resolved).toList();
        this.timeout = timeout;
        free = new Semaphore(maxLookups);
        this.registry = registry;
        seconds = Timer.builder("chatmail_dns_lookup_seconds").register(registry);
    }

    @Override
    public CompletionStage<TimedAnswer> find(KeyName name) {
        Name question;
        try {
            question = Name.fromString(name + ".");
        } catch (TextParseException e) {
            // A label of more than 63 octets, say: no such name can exist.
            return CompletableFuture.completedStage(new TimedAnswer(new KeyAnswer.Absent(), Duration.ZERO));
        }
        if (!free.tryAcquire()) {
            return CompletableFuture.completedStage(TimedAnswer.unavailable("too many DNS look-ups"));
        }
        long began = System.nanoTime();
        return new DnsLookup(question, currentServers(), timeout, System::nanoTime)
                .start()
                .whenComplete((answer, fault) -> {
                    free.release();
                    seconds.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                    count(answer.answer());
                });
    }

    /** The configuration holds names as they were written. */
    private static InetSocketAddress resolved(InetSocketAddress server) {
        return server.isUnresolved() ? new InetSocketAddress(server.getHostString(), server.getPort()) : server;
    }

    /** The system's may change while we run, on a laptop or behind DHCP. */
    private List<InetSocketAddress> currentServers() {
        return servers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : servers;
    }

    private void count(KeyAnswer answer) {
        String result = answer instanceof KeyAnswer.Found
                ? "found"
                : answer instanceof KeyAnswer.Absent ? "absent" : "unavailable";
        Counter.builder("chatmail_dns_lookups_total")
                .tag("result", result)
                .register(registry)
                .increment();
    }
}
