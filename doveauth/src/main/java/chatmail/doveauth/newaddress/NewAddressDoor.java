// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.newaddress;

import chatmail.common.http.HttpAnswer;
import chatmail.common.http.HttpRequest;
import chatmail.common.observe.Faults;
import chatmail.doveauth.accounts.CreationRefusal;
import chatmail.doveauth.accounts.NewAddress;
import chatmail.doveauth.accounts.NewAddresses;
import com.google.gson.JsonObject;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers {@code POST /new}; who comes to look is sent to the page. */
public final class NewAddressDoor implements Function<HttpRequest, HttpAnswer> {
    private static final Logger LOG = LoggerFactory.getLogger(NewAddressDoor.class);
    private static final String JSON = "application/json";
    private static final String GIVEN = "given";

    private final NewAddresses addresses;
    private final Supplier<Optional<CreationRefusal>> host;
    private final Invitation invitation;
    private final RequestLimiter limiter;
    private final MeterRegistry meters;

    /**
     * @param host whether nobody may be created now
     * @param nanoTime a clock that only goes forward
     */
    public NewAddressDoor(
            NewAddresses addresses,
            Supplier<Optional<CreationRefusal>> host,
            Invitation invitation,
            LongSupplier nanoTime,
            MeterRegistry meters) {
        this.addresses = addresses;
        this.host = host;
        this.invitation = invitation;
        this.meters = meters;
        limiter = new RequestLimiter(nanoTime);
    }

    @Override
    public HttpAnswer apply(HttpRequest request) {
        // What one was given is not to be shown to the next, whatever stands between.
        return answer(request).with("Cache-Control", "no-store");
    }

    private HttpAnswer answer(HttpRequest request) {
        if (!request.path().equals("/new")) {
            return HttpAnswer.of(404, "text/plain", "see /new\n");
        }
        return switch (request.method()) {
            case "POST" -> give(request);
            case "GET", "HEAD" -> HttpAnswer.of(302, "text/plain", "").with("Location", "/");
            default -> HttpAnswer.of(405, "text/plain", "only POST\n").with("Allow", "GET, HEAD, POST");
        };
    }

    private HttpAnswer give(HttpRequest request) {
        Optional<Refusal> refusal = host.get().map(Refusal::of);
        if (refusal.isEmpty()) {
            Duration wait = limiter.take(ClientPrefix.of(request.field("X-Real-IP")));
            refusal = wait.isZero() ? Optional.empty() : Optional.of(Refusal.tooMany(wait));
        }
        return refusal.isPresent() ? refuse(refusal.get()) : give();
    }

    private HttpAnswer give() {
        try {
            Optional<NewAddress> found = addresses.next();
            if (found.isEmpty()) {
                return refuse(Refusal.namesUsedUp());
            }
            count(GIVEN);
            return HttpAnswer.of(200, JSON, invitation.of(found.get()).toString());
        } catch (IOException | RuntimeException e) {
            Faults.log(LOG, "http", e);
            return refuse(Refusal.internal());
        }
    }

    private HttpAnswer refuse(Refusal refusal) {
        count(refusal.word());
        var fields = new JsonObject();
        fields.addProperty("reason", refusal.reason());
        return HttpAnswer.of(refusal.status(), JSON, fields.toString()).with("Retry-After", refusal.retryAfter());
    }

    private void count(String result) {
        Counter.builder("chatmail_doveauth_new_addresses_total")
                .tag("result", result)
                .register(meters)
                .increment();
    }
}
