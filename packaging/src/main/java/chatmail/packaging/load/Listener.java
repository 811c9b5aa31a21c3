// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.IdleClient;
import java.io.IOException;
import java.time.Duration;

/** Somebody in IDLE, and how many messages there are. Used by one thread at a time. */
final class Listener implements AutoCloseable {

    private final Account account;
    private final IdleClient client;
    private int messages;

    Listener(Account account, IdleClient client) {
        this.account = account;
        this.client = client;
    }

    String address() {
        return account.address();
    }

    /** Begins IDLE anew. */
    void idleAgain() throws IOException {
        client.done();
        client.idle();
    }

    /** @return whether one more message is told of in time */
    boolean hearsOfOneMore(Duration patience) throws IOException {
        messages++;
        return client.hearsOf(messages, patience);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
