// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.auth;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.Credentials;
import chatmail.common.address.Address;
import chatmail.doveauth.accounts.AccountList;
import chatmail.doveauth.accounts.Accounts;
import chatmail.doveauth.accounts.CreationRefusal;
import chatmail.doveauth.accounts.Login;
import chatmail.doveauth.dict.DictHandler;
import chatmail.doveauth.dict.DictItems;
import chatmail.doveauth.dict.DictRequest;
import chatmail.doveauth.dict.ItemSource;
import com.google.gson.JsonObject;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers who may log in. A value is one JSON object of strings: {@code home}, {@code uid}, {@code gid}, and for a login
 * {@code password}, the stored hash that Dovecot compares with. Whoever is unknown, refused or blocked has no value.
 */
public final class AuthDict implements DictHandler {
    private final Accounts accounts;
    private final MailOwner owner;
    private final LoginLog log;

    public AuthDict(Accounts accounts, MailOwner owner, MeterRegistry meters) {
        this.accounts = accounts;
        this.owner = owner;
        log = new LoginLog(meters);
    }

    @Override
    public CompletionStage<Optional<String>> lookup(DictRequest.Lookup request) {
        AuthKey key = AuthKey.parse(request.key()).orElse(null);
        if (key instanceof AuthKey.Passdb login) {
            return logIn(login);
        }
        Optional<Address> address =
                key instanceof AuthKey.Userdb userdb ? Address.parseExact(userdb.user()) : Optional.empty();
        return address.isEmpty()
                ? nothing()
                : accounts.find(address.get())
                        .thenApply(account ->
                                account.map(Account::home).map(this::fields).map(JsonObject::toString));
    }

    private CompletionStage<Optional<String>> logIn(AuthKey.Passdb request) {
        // Dovecot folds names to lower case before it asks; one that is not folded is somebody else's.
        Optional<Address> address = Address.parseExact(request.user());
        if (address.isEmpty()) {
            request.password().close();
            log.refused(CreationRefusal.ADDRESS_MALFORMED);
            return nothing();
        }
        return accounts.logIn(address.get(), request.password())
                .whenComplete((login, failure) -> {
                    request.password().close();
                    if (failure == null) {
                        log.record(login);
                    } else {
                        log.unavailable();
                    }
                })
                .thenApply(this::answer);
    }

    private Optional<String> answer(Login login) {
        if (login instanceof Login.Known known) {
            return Optional.of(fields(known.credentials()));
        }
        if (login instanceof Login.Created created) {
            return Optional.of(fields(created.credentials()));
        }
        return Optional.empty();
    }

    private String fields(Credentials credentials) {
        JsonObject fields = fields(credentials.home());
        fields.addProperty("password", credentials.passwordHash());
        return fields.toString();
    }

    private JsonObject fields(String home) {
        var fields = new JsonObject();
        fields.addProperty("home", home);
        fields.addProperty("uid", String.valueOf(owner.uid()));
        fields.addProperty("gid", String.valueOf(owner.gid()));
        return fields;
    }

    /** The list of all users; every other path is empty. */
    @Override
    public ItemSource iterate(DictRequest.Iterate request) {
        if (!request.path().equals(AuthKey.USERDB)) {
            return ItemSource.of(new DictItems());
        }
        return new UserList(accounts.list(request.max() == 0 ? Long.MAX_VALUE : request.max()));
    }

    private record UserList(AccountList accounts) implements ItemSource {
        @Override
        public CompletionStage<DictItems> next() {
            return accounts.next().thenApply(some -> {
                var items = new DictItems();
                some.forEach(address -> items.add(AuthKey.USERDB + address, ""));
                return items;
            });
        }

        @Override
        public void close() {
            accounts.close();
        }
    }

    private static CompletionStage<Optional<String>> nothing() {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
