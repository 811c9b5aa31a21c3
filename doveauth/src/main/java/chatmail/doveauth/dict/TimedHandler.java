// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Measures how long a door takes to answer, also with a failure; an iteration takes as long as the peer. */
final class TimedHandler implements DictHandler {
    private final DictHandler handler;
    private final Timer timer;

    TimedHandler(DictHandler handler, String door, MeterRegistry meters) {
        this.handler = handler;
        timer = Timer.builder("chatmail_doveauth_lookup_seconds")
                .description("Time from a request to its answer")
                .tag("door", door)
                .publishPercentileHistogram(false)
                .register(meters);
    }

    @Override
    public CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
        return timed(() -> handler.lookup(request));
    }

    @Override
    public ItemSource iterate(DictRequest.Iterate request) {
        return handler.iterate(request);
    }

    @Override
    public CompletionStage<Void> commit(String user, List<DictRequest.Change> changes) {
        return timed(() -> handler.commit(user, changes));
    }

    private <T> CompletionStage<T> timed(Supplier<CompletionStage<T>> question) {
        Timer.Sample sample = Timer.start();
        return question.get().whenComplete((answer, failure) -> sample.stop(timer));
    }
}
