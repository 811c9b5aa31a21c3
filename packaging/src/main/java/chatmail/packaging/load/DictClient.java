// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** A worker of Dovecot's auth: keeps its connection, and asks for the password of one user after the other. */
final class DictClient implements Client {

    private static final int NUMBERS = 100_000_000;
    private static final String DOMAIN = "@" + Stand.DOMAIN;

    private final DictConnection connection;
    private final IntUnaryOperator users;
    private final IntFunction<String> due;

    /**
     * @param users which user the question with a number is about
     * @param due what has to stand in the answer about a user
     */
    DictClient(Server server, IntUnaryOperator users, IntFunction<String> due) throws IOException {
        connection = new DictConnection(server.socket());
        this.users = users;
        this.due = due;
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
        var user = users.applyAsInt(number);
        var answer = lookUp(connection, user);
        return answer.startsWith("O{") && answer.contains(due.apply(user))
                ? Optional.empty()
                : Optional.of("no value for user " + user + ": " + answer);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
