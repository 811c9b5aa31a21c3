// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** What became of notifications. */
final class PushCounters {
    final Counter gone;
    final Counter failed;
    final Counter expired;
    final Counter dropped;
    private final Counter delivered;
    private final Timer age;

    PushCounters(MeterRegistry meters) {
        delivered = counter(meters, "delivered");
        gone = counter(meters, "gone");
        failed = counter(meters, "failed");
        expired = counter(meters, "expired");
        dropped = counter(meters, "dropped");
        age = Timer.builder("chatmail_push_age_seconds")
                .description("Time from a message to its notification")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("chatmail_push_total")
                .description("Attempts to notify a device, by result")
                .tag("result", result)
                .register(meters);
    }

    void delivered(Instant since, Instant now) {
        delivered.increment();
        Duration took = Duration.between(since, now);
        age.record(took.isNegative() ? Duration.ZERO : took);
    }
}
