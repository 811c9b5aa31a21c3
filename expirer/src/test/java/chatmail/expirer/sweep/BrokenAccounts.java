// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.sweep;

import chatmail.common.accounts.Account;
import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.Credentials;
import chatmail.common.address.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** An account store whose disk is broken. */
final class BrokenAccounts implements AccountStore {
    private static IOException broken() {
        return new IOException("broken");
    }

    @Override
    public Optional<Account> find(Address address) throws IOException {
        throw broken();
    }

    @Override
    public Optional<Credentials> credentials(Address address) throws IOException {
        throw broken();
    }

    @Override
    public boolean isFree(Address address) throws IOException {
        throw broken();
    }

    @Override
    public Creation createIfAbsent(Address address, String passwordHash) throws IOException {
        throw broken();
    }

    @Override
    public void touchLogin(Address address, Instant login) throws IOException {
        throw broken();
    }

    @Override
    public void block(Address address, boolean blocked) throws IOException {
        throw broken();
    }

    @Override
    public boolean isBlocked(Address address) throws IOException {
        throw broken();
    }

    @Override
    public Stream<Address> iterateBlocked() throws IOException {
        throw broken();
    }

    @Override
    public boolean deleteIfInactive(Address address, Instant since) throws IOException {
        throw broken();
    }

    @Override
    public Stream<Address> iterate() throws IOException {
        throw broken();
    }
}
