// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dns;

import chatmail.common.observe.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/**
 * One look-up under way: server after server, and again those that did not answer, until one says something or the time is
 * over. Steps follow one another, on whatever thread the last answer came.
 */
final class DnsLookup {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(16);
    private static final int MAX_ALIASES = 8;

    private final List<InetSocketAddress> servers;
    private final LongSupplier nanoTime;
    private final long deadline;
    private final CompletableFuture<TimedAnswer> result = new CompletableFuture<>();
    private String trouble = "DNS did not answer in time";
    private Name name;
    private long ttl = Long.MAX_VALUE;
    private int aliases;
    private int attempts;
    private int refusals;

    /** @param servers not empty */
    DnsLookup(Name name, List<InetSocketAddress> servers, Duration timeout, LongSupplier nanoTime) {
        this.name = name;
        this.servers = servers;
        this.nanoTime = nanoTime;
        deadline = nanoTime.getAsLong() + timeout.toNanos();
    }

    /** Never completes exceptionally, and at the latest when the time is over. */
    CompletableFuture<TimedAnswer> start() {
        ask();
        return result.completeOnTimeout(
                TimedAnswer.unavailable("DNS did not answer in time"),
                Math.max(0, deadline - nanoTime.getAsLong()),
                TimeUnit.NANOSECONDS);
    }

    private void ask() {
        Duration left = Duration.ofNanos(deadline - nanoTime.getAsLong());
        if (left.isNegative() || left.isZero() || refusals >= servers.size()) {
            result.complete(TimedAnswer.unavailable(trouble));
            return;
        }
        int round = attempts / servers.size();
        Duration wait = round > 3 ? LONGEST_WAIT : FIRST_WAIT.multipliedBy(1L << round);
        var resolver = new SimpleResolver(servers.get(attempts % servers.size()));
        resolver.setTimeout(wait.compareTo(left) < 0 ? wait : left);
        attempts++;
        Name asked = name;
        resolver.sendAsync(Message.newQuery(Record.newRecord(asked, Type.TXT, DClass.IN)), Runnable::run)
                .whenComplete((message, fault) -> {
                    if (result.isDone()) {
                        return;
                    }
                    if (fault == null) {
                        received(DnsAnswer.read(message, asked, ttl));
                    } else {
                        failed(Faults.cause(fault));
                    }
                });
    }

    /** A server that was silent may only have lost a packet, so it is asked again; one that said no, or is not there, is not. */
    private void failed(Throwable fault) {
        if (isTimeout(fault)) {
            trouble = "DNS did not answer in time";
        } else {
            trouble = "DNS server unreachable, or its answer malformed";
            refusals++;
        }
        ask();
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException
                || cause instanceof TimeoutException
                || (cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("imed out"));
    }

    private void received(DnsAnswer answer) {
        if (answer.result().isPresent()) {
            result.complete(answer.result().get());
        } else if (answer.alias().isPresent() && aliases < MAX_ALIASES) {
            follow(answer.alias().get());
        } else {
            trouble = answer.trouble().orElse("DNS answered with a loop");
            refusals++;
            ask();
        }
    }

    private void follow(DnsAnswer.Alias alias) {
        aliases++;
        name = alias.target();
        ttl = alias.ttl();
        attempts = 0;
        refusals = 0;
        ask();
    }
}
