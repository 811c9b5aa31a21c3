// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is behind a door. Methods are called on an event loop and must not wait, for more than a
 * small file that they read; answers may come from any thread.
 *
 * <p>A stage that fails becomes a failure in Dovecot, which it treats as temporary: with the words of a {@link
 * DictFailure}, or none of the exception's.
 */
public interface DictHandler {
    /** @return the value, or nothing when there is none for the key */
    default CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** Everything below a path; asks for nothing yet. */
    default ItemSource iterate(DictRequest.Iterate request) {
        return ItemSource.of(new DictItems());
    }

    /**
     * Carries out a transaction, whole or not at all.
     *
     * @param user for whom it began
     * @param changes in the order they came
     */
    default CompletionStage<Void> commit(String user, List<DictRequest.Change> changes) {
        return CompletableFuture.failedFuture(new DictFailure("nothing can be changed here"));
    }
}
