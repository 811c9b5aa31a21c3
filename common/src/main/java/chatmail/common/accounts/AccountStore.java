// SPDX-License-Identifier: Apache-2.0
package chatmail.common.accounts;

import chatmail.common.address.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every account of the relay. Safe for any number of threads and processes at once; an {@link IOException} means that
 * nothing is known and nothing was promised.
 */
public interface AccountStore {
    Optional<Account> find(Address address) throws IOException;

    /** For a login, which is told nothing else; empty without an account. */
    Optional<Credentials> credentials(Address address) throws IOException;

    /** Whether nobody has this name, had it, or is shut out of it: {@link #createIfAbsent} would create it. */
    boolean isFree(Address address) throws IOException;

    /**
     * Creates an account whole and durably, or not at all. Of any number of callers for one name, one creates.
     *
     * @param passwordHash with its scheme
     * @return what happened; only {@link Creation#RETIRED} leaves no account behind
     */
    Creation createIfAbsent(Address address, String passwordHash) throws IOException;

    /** Remembers the day of a login; nothing happens without an account. */
    void touchLogin(Address address, Instant login) throws IOException;

    /** Shuts an address out, or lets it in again: one without an account as well, and of any domain. */
    void block(Address address, boolean blocked) throws IOException;

    /** Whether the operator has shut it out; also told by {@link #find} of an address that has an account. */
    boolean isBlocked(Address address) throws IOException;

    /** Whether one of them is shut out. */
    default boolean isAnyBlocked(Set<Address> addresses) throws IOException {
        for (Address address : addresses) {
            if (isBlocked(address)) {
                return true;
            }
        }
        return false;
    }

    /** Every address that is shut out, in no particular order; the caller closes the stream. */
    Stream<Address> iterateBlocked() throws IOException;

    /**
     * Removes an account and all its mail unless it was used since; its name is retired, so that no stranger inherits it.
     *
     * @return whether the account is gone
     */
    boolean deleteIfInactive(Address address, Instant since) throws IOException;

    /** In no particular order; the caller closes the stream. */
    Stream<Address> iterate() throws IOException;

    /** How {@link #createIfAbsent} ended. */
    enum Creation {
        CREATED,
        /** Somebody else has it; the hash of the stored password decides who may log in. */
        EXISTED,
        /** The name belonged to an account that is gone. */
        RETIRED
    }
}
