// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.mta.Answer;
import chatmail.packaging.mta.Mail;
import chatmail.packaging.mta.MtaConnection;
import java.io.IOException;
import java.util.Optional;

/** Delivers the same message again and again, on a new connection each time. */
record MtaClient(Server server, Mode mode, Mail mail) implements Client {

    @Override
    public Optional<String> ask(int number) {
        try {
            var answer = deliver(number);
            if (!answer.accepted()) {
                return Optional.of(answer.text());
            }
            return mode == Mode.SIGN && answer.newFields().isEmpty() ? Optional.of("not signed") : Optional.empty();
        } catch (IOException trouble) {
            // The next message gets a connection of its own.
            return Optional.of("no answer: " + trouble);
        }
    }

    /** The whole answer for one message. */
    Answer deliver(int number) throws IOException {
        var queueId = String.format("4%09X", number);
        try (var connection = new MtaConnection(server.socket(), mode.macros(), mail, queueId)) {
            return connection.deliver();
        }
    }

    @Override
    public void close() {}
}
