// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.lastlogin;

import chatmail.common.address.Address;
import chatmail.doveauth.accounts.Accounts;
import chatmail.doveauth.dict.DictFailure;
import chatmail.doveauth.dict.DictHandler;
import chatmail.doveauth.dict.DictRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes logins. A failure is only logged by Dovecot and never keeps anybody out; an unknown user is no failure. */
public final class LastLoginDict implements DictHandler {
    private static final String PREFIX = "shared/last-login/";

    private final Accounts accounts;

    public LastLoginDict(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public CompletionStage<Void> commit(String user, List<DictRequest.Change> changes) {
        var logins = new ArrayList<LoginTime>();
        for (DictRequest.Change change : changes) {
            Optional<LoginTime> login = LoginTime.of(change);
            if (login.isEmpty()) {
                return CompletableFuture.failedFuture(
                        new DictFailure("only shared/last-login/USER can be set, to seconds since 1970"));
            }
            logins.add(login.get());
        }
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (LoginTime login : logins) {
            done = done.thenCompose(before -> accounts.touchLogin(login.address(), login.time()));
        }
        return done;
    }

    private record LoginTime(Address address, Instant time) {
        static Optional<LoginTime> of(DictRequest.Change change) {
            if (!(change instanceof DictRequest.Set set)
                    || !set.key().startsWith(PREFIX)
                    || !set.value().matches("\\d{1,11}")) {
                return Optional.empty();
            }
            String user = set.key().substring(PREFIX.length());
            return Address.parseExact(user)
                    .map(address -> new LoginTime(address, Instant.ofEpochSecond(Long.parseLong(set.value()))));
        }
    }
}
