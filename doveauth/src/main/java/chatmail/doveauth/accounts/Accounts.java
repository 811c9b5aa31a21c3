// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.AccountStore.Creation;
import chatmail.common.accounts.Credentials;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The relay's accounts as Dovecot sees them: known ones are found, others come into being by logging in.
 *
 * <p>No lock is held while a password is hashed. Of several first logins of one name each makes a hash, the store lets
 * one create, and all are told the hash that is stored after all, so only one password fits.
 *
 * <p>A look-up reads two small files, and does so at once on the event loop that asks: handing it to another thread and
 * back takes longer. Whatever writes is left to other threads.
 */
public final class Accounts {
    private final AccountStore store;
    private final AccountRules rules;
    private final Supplier<HostConditions> host;
    private final Function<Password, String> hash;
    private final Workers files;
    private final Workers hashing;

    /**
     * @param host asked where the question is, and quick
     * @param files threads for what writes, or goes through all accounts
     * @param hashing threads for password hashes, as many as processors
     */
    public Accounts(
            AccountStore store,
            AccountRules rules,
            Supplier<HostConditions> host,
            Function<Password, String> hash,
            Workers files,
            Workers hashing) {
        this.store = store;
        this.rules = rules;
        this.host = host;
        this.hash = hash;
        this.files = files;
        this.hashing = hashing;
    }

    /** @param password must stay whole until the answer is there */
    public CompletionStage<Login> logIn(Address address, Password password) {
        return Workers.inPlace()
                .call(() -> withoutCreating(address, password))
                .thenCompose(login -> login.isPresent()
                        ? CompletableFuture.completedFuture(login.get())
                        : hashing.call(() -> hash.apply(password))
                                .thenCompose(made -> files.call(() -> createOnce(address, made))));
    }

    /** Finds an account that may be used: one that exists and is not blocked. */
    public CompletionStage<Optional<Account>> find(Address address) {
        return Workers.inPlace().call(() -> store.find(address).filter(account -> !account.blocked()));
    }

    /** Remembers the day of a login; nothing happens without an account. */
    public CompletionStage<Void> touchLogin(Address address, Instant login) {
        return files.call(() -> {
            store.touchLogin(address, login);
            return null;
        });
    }

    /**
     * All accounts, some at a time.
     *
     * @param limit most accounts wanted
     */
    public AccountList list(long limit) {
        return new AccountList(store, files, limit);
    }

    /** @return empty when the account is to be created */
    private Optional<Login> withoutCreating(Address address, Password password) throws IOException {
        Optional<Credentials> credentials = store.credentials(address);
        if (credentials.isPresent()) {
            return Optional.of(existing(credentials.get()));
        }
        if (store.isBlocked(address)) {
            return Optional.of(new Login.Blocked());
        }
        return rules.refusal(address, password, host.get()).map(Login.Refused::new);
    }

    private Login createOnce(Address address, String passwordHash) throws IOException {
        Creation creation = store.createIfAbsent(address, passwordHash);
        if (creation == Creation.RETIRED) {
            return new Login.Refused(CreationRefusal.NAME_RETIRED);
        }
        Credentials credentials =
                store.credentials(address).orElseThrow(() -> new IOException("an account went as soon as it came"));
        return creation == Creation.CREATED && !credentials.blocked()
                ? new Login.Created(credentials)
                : existing(credentials);
    }

    private static Login existing(Credentials credentials) {
        return credentials.blocked() ? new Login.Blocked() : new Login.Known(credentials);
    }
}
