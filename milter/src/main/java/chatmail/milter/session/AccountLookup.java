// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.session;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Asks the account store away from the event loop, because a disk may be slow and an event loop may not. */
public record AccountLookup(AccountStore store, Workers files) {
    /**
     * Finds an account.
     *
     * @return fails when the store cannot tell, with {@link java.util.concurrent.RejectedExecutionException} when too much
     *     is waiting already
     */
    CompletionStage<Optional<Account>> find(Address address) {
        return files.call(() -> store.find(address));
    }
}
