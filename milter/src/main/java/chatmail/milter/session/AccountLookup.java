// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Asks the account store away from the event loop, because a disk may be slow and an event loop may not.
 *
 * @param threads rejects what it has no room for
 */
public record AccountLookup(AccountStore store, Executor threads) {
    /**
     * Finds an account.
     *
     * @return completes on one of the threads; exceptionally when the store cannot tell
     * @throws java.util.concurrent.RejectedExecutionException when too many are waiting already
     */
    public CompletionStage<Optional<Account>> find(Address address) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return store.find(address);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                threads);
    }
}
