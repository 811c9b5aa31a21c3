// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A worker of Dovecot's auth: keeps its connection, and asks for the password of one user after the other. */
final class DictClient implements Client {

    private static final int NUMBERS = 100_000_000;
    private static final String DOMAIN = "@" + Stand.DOMAIN;

    private final DictConnection connection;
    private final IntUnaryOperator users;

    /** @param users which user the question with a number is about */
    DictClient(Server server, IntUnaryOperator users) throws IOException {
        connection = new DictConnection(server.socket());
        this.users = users;
    }

    static String address(int user) {
        // Of nine characters, as users have by default, and made without much ado.
        return "u" + Integer.toString(NUMBERS + user).substring(1) + DOMAIN;
    }

    /** Asks as for a login. */
    static String lookUp(DictConnection connection, int user) throws IOException {
        var address = address(user);
        connection.send("Lshared/passdb/pass" + user + "word\"" + address + '\t' + address);
        return connection.receive();
    }

    @Override
    public Optional<String> ask(int number) throws IOException {
        var answer = lookUp(connection, users.applyAsInt(number));
        return answer.startsWith("O{") ? Optional.empty() : Optional.of("no value: " + answer);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
