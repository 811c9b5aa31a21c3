// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open transactions of one connection, bounded in number and in size. */
final class Transactions {
    /** Dovecot has one open at a time for each user of a connection. */
    static final int MAX_OPEN = 64;

    /** All keys and values of one connection together, in characters. */
    static final int MAX_CHARACTERS = 1 << 20;

    /** What each change counts for beside its text. */
    private static final int CHANGE_COST = 64;

    private final Map<Long, Transaction> open = new HashMap<>();
    private int characters;

    record Transaction(String user, List<DictRequest.Change> changes) {}

    /** @return whether there was room, and no transaction with this id */
    boolean begin(DictRequest.Begin begin) {
        return open.size() < MAX_OPEN
                && open.putIfAbsent(begin.id(), new Transaction(begin.user(), new ArrayList<>())) == null;
    }

    /** A change without a transaction is dropped; its commit will fail.
     *
     * @return whether there was room
     */
    boolean add(DictRequest.Change change) {
        Transaction transaction = open.get(change.id());
        if (transaction == null) {
            return true;
        }
        characters += cost(change);
        transaction.changes().add(change);
        return characters <= MAX_CHARACTERS;
    }

    /** Takes a transaction out; empty when it never began. */
    Optional<Transaction> end(long id) {
        Optional<Transaction> transaction = Optional.ofNullable(open.remove(id));
        transaction.ifPresent(t -> t.changes().forEach(change -> characters -= cost(change)));
        return transaction;
    }

    private static int cost(DictRequest.Change change) {
        int value = change instanceof DictRequest.Set set ? set.value().length() : 0;
        return CHANGE_COST + change.key().length() + value;
    }
}
