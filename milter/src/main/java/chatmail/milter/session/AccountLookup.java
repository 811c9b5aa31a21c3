// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the account store away from the event loop, because a disk may be slow and an event loop may not. */
public record AccountLookup(AccountStore store, Workers files) {
    /**
     * Finds the account of a recipient, and whether one of the senders is shut out.
     *
     * @return fails when the store cannot tell, with {@link java.util.concurrent.RejectedExecutionException} when too much
     *     is waiting already
     */
    CompletionStage<Known> find(Address recipient, Set<Address> senders) {
        return files.call(() -> new Known(store.find(recipient), store.isAnyBlocked(senders)));
    }

    /** Whether one of them is shut out; fails as {@link #find}. */
    CompletionStage<Boolean> anyBlocked(Set<Address> senders) {
        return senders.isEmpty()
                ? CompletableFuture.completedStage(false)
                : files.call(() -> store.isAnyBlocked(senders));
    }

    /** @param senderBlocked whether one of those who were asked about is shut out */
    record Known(Optional<Account> account, boolean senderBlocked) {}
}
