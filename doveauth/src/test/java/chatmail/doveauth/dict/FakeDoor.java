// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A door with something of everything. */
final class FakeDoor implements DictHandler {
    @Override
    public CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
        String key = new String(request.key(), StandardCharsets.UTF_8);
        if (key.equals("shared/fail")) {
            return CompletableFuture.failedFuture(new DictFailure("on purpose"));
        }
        if (key.equals("shared/bug")) {
            throw new IllegalStateException("a secret");
        }
        if (key.startsWith("shared/echo/")) {
            return CompletableFuture.completedFuture(Optional.of(key.substring("shared/echo/".length())));
        }
        return CompletableFuture.completedFuture(Optional.of("blue").filter(blue -> key.equals("shared/colour")));
    }

    @Override
    public ItemSource iterate(DictRequest.Iterate request) {
        var items = new DictItems();
        if (request.path().equals("shared/list/")) {
            items.add("shared/list/a", "1");
            items.add("shared/list/b", "2");
        }
        return ItemSource.of(items);
    }

    @Override
    public CompletionStage<Void> commit(String user, List<DictRequest.Change> changes) {
        return changes.stream().anyMatch(change -> change.key().equals("shared/fail"))
                ? CompletableFuture.failedFuture(new DictFailure("on purpose"))
                : CompletableFuture.completedFuture(null);
    }
}
