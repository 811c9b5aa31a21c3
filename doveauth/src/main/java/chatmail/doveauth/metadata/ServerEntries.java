// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import chatmail.common.config.ChatmailConfig.Services;
import chatmail.common.work.Workers;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the server tells every client: where to find other services, and its limits. */
public final class ServerEntries {
    /** Postfix's own limit for a message ({@code smtpd_recipient_limit}). */
    private static final String MAX_RECIPIENTS = "1000";

    private final Optional<String> irohRelay;
    private final Optional<TurnServer> turn;
    private final Workers files;
    private final Supplier<Instant> clock;

    /** @param files threads for what has to ask another process */
    public ServerEntries(String mailDomain, Services services, Workers files, Supplier<Instant> clock) {
        irohRelay = services.irohRelay();
        turn = services.turnSocket().map(socket -> new TurnServer(mailDomain, socket));
        this.files = files;
        this.clock = clock;
    }

    CompletionStage<Optional<String>> get(String name) {
        return switch (name) {
            case "irohrelay" -> CompletableFuture.completedFuture(irohRelay);
            case "maxsmtprecipients" -> CompletableFuture.completedFuture(Optional.of(MAX_RECIPIENTS));
            case "unixtimestamp" ->
                CompletableFuture.completedFuture(
                        Optional.of(String.valueOf(clock.get().getEpochSecond())));
            case "turn" ->
                turn.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : files.call(() -> turn.get().credentials());
            default -> CompletableFuture.completedFuture(Optional.empty());
        };
    }
}
