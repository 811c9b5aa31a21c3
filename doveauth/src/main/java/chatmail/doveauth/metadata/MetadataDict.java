// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import chatmail.doveauth.dict.DictFailure;
import chatmail.doveauth.dict.DictHandler;
import chatmail.doveauth.dict.DictRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Answers IMAP METADATA. A client may get and set {@code /private/devicetoken}: setting adds a token to those there are,
 * NIL removes them all. The entries of the server can be read. Everything else is empty and cannot be set.
 */
public final class MetadataDict implements DictHandler {
    /** What the Lua script sets for a message whose author is its recipient. */
    private static final String OWN = "own";

    private final MetadataFiles tokens;
    private final ServerEntries server;
    private final Deliveries deliveries;
    private final Workers files;
    private final Supplier<Instant> clock;

    public MetadataDict(
            MetadataFiles tokens, ServerEntries server, Deliveries deliveries, Workers files, Supplier<Instant> clock) {
        this.tokens = tokens;
        this.server = server;
        this.deliveries = deliveries;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
        Optional<MetadataKey> key = MetadataKey.parse(new String(request.key(), StandardCharsets.UTF_8));
        if (key.isPresent() && key.get().ofServer()) {
            return server.get(key.get().name());
        }
        Optional<Address> address = Address.parseExact(request.user());
        if (address.isEmpty() || key.isEmpty() || !key.get().isOwn(MetadataKey.DEVICE_TOKEN)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return files.call(() -> Optional.of(String.join(
                        " ", tokens.valid(address.get(), clock.get()).all()))
                .filter(all -> !all.isEmpty()));
    }

    @Override
    public CompletionStage<Void> commit(String user, List<DictRequest.Change> changes) {
        Optional<Address> address = Address.parseExact(user);
        if (address.isEmpty()) {
            return CompletableFuture.failedFuture(new DictFailure("no such user"));
        }
        List<Supplier<CompletionStage<Void>>> steps = new ArrayList<>();
        for (DictRequest.Change change : changes) {
            Optional<Supplier<CompletionStage<Void>>> step = step(address.get(), change);
            if (step.isEmpty()) {
                return CompletableFuture.failedFuture(new DictFailure("no such entry can be set"));
            }
            steps.add(step.get());
        }
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (Supplier<CompletionStage<Void>> step : steps) {
            done = done.thenCompose(before -> step.get());
        }
        return done;
    }

    private Optional<Supplier<CompletionStage<Void>>> step(Address address, DictRequest.Change change) {
        Optional<MetadataKey> key = MetadataKey.parse(change.key());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        boolean isToken = key.get().isOwn(MetadataKey.DEVICE_TOKEN);
        if (change instanceof DictRequest.Unset && isToken) {
            return Optional.of(() -> clear(address));
        }
        if (!(change instanceof DictRequest.Set set)) {
            return Optional.empty();
        }
        if (isToken && DeviceTokens.isToken(set.value())) {
            return Optional.of(() -> add(address, set.value()));
        }
        return key.get().isOwn(MetadataKey.MESSAGE_NEW)
                ? Optional.of(() -> deliveries.delivered(address, set.value().equals(OWN)))
                : Optional.empty();
    }

    private CompletionStage<Void> add(Address address, String token) {
        return files.call(() -> {
            if (!tokens.add(address, token, clock.get())) {
                throw new DictFailure("no such user");
            }
            return null;
        });
    }

    private CompletionStage<Void> clear(Address address) {
        return files.call(() -> {
            tokens.clear(address, clock.get());
            return null;
        });
    }
}
