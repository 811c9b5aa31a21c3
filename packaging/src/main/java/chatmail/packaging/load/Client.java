// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One of those who ask a server at the same time, each one thing after the other. */
interface Client extends Closeable {

    /** Makes one for a server, ready to ask. */
    @FunctionalInterface
    interface Kind {
        Client of(Server server) throws IOException;
    }

    /**
     * Asks and waits for the answer.
     *
     * @param number of the question in its round, from 1
     * @return why the answer is not the one that was due; empty when it is
     * @throws IOException when this client can ask nothing more
     */
    Optional<String> ask(int number) throws IOException;
}
