// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.accounts;

import chatmail.common.accounts.AccountStore;
import chatmail.common.address.Address;
import chatmail.common.work.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Goes through all accounts and keeps few of them in memory. The directory is open from the first question to the end. */
public final class AccountList {
    private static final int AT_ONCE = 500;

    private final AccountStore store;
    private final Workers files;
    private final long limit;
    private Optional<Stream<Address>> open = Optional.empty();
    private Iterator<Address> all = List.<Address>of().iterator();
    private boolean begun;

    AccountList(AccountStore store, Workers files, long limit) {
        this.store = store;
        this.files = files;
        this.limit = limit;
    }

    /** The next accounts, none when there are no more; one call at a time. */
    public CompletionStage<List<Address>> next() {
        return files.call(this::read);
    }

    /** Nothing more is wanted; may come while a call is open. */
    public void close() {
        files.call(() -> {
            end();
            return true;
        });
    }

    private synchronized List<Address> read() throws IOException {
        if (!begun) {
            begun = true;
            Stream<Address> stream = store.iterate();
            open = Optional.of(stream);
            all = stream.limit(limit).iterator();
        }
        var some = new ArrayList<Address>();
        while (some.size() < AT_ONCE && all.hasNext()) {
            some.add(all.next());
        }
        if (some.isEmpty()) {
            end();
        }
        return some;
    }

    private synchronized void end() {
        begun = true;
        all = List.<Address>of().iterator();
        open.ifPresent(Stream::close);
        open = Optional.empty();
    }
}
