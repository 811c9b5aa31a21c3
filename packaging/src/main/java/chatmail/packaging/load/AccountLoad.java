// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Measures what doveauth does for logins: accounts made, look-ups of those there are, the list of all. */
final class AccountLoad {

    private static final List<Integer> CONNECTIONS = List.of(1, 16, 128);

    private final AccountStand stand;
    private final AccountOptions options;
    private final PrintStream out;

    private AccountLoad(AccountStand stand, AccountOptions options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    /** @return how many questions did not get the answer that was due */
    static int run(Path tree, AccountOptions options, PrintStream out) throws IOException, InterruptedException {
        try (var place = new Workplace(tree)) {
            return new AccountLoad(new AccountStand(place), options, out).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        out.println("Questions as Dovecot's auth workers have them: one open on each connection, which stays.");
        out.println(
                "The floor is a dict server in plain Java that gives each the same answer, as long as ours, at once.");
        out.println("CPU is what the server's process used, all threads, in user space and in the kernel.");
        var memory = "memory of chatmail-doveauth (PSS): " + memory() + " at rest";
        var failed = create();
        memory += ", " + memory() + " after first logins";
        if (options.accounts() > options.creations()) {
            out.println("  written as directories, without doveauth: " + (options.accounts() - options.creations())
                    + " more");
            stand.fill(options.creations() + 1, options.accounts());
        }
        var servers = List.of(stand.ours(), stand.floor());
        for (var connections : CONNECTIONS) {
            failed += lookUp(servers, connections);
        }
        memory += ", " + memory() + " after look-ups";
        out.println();
        failed += list();
        out.println(memory + ", " + memory() + " after the list");
        return failed;
    }

    private int create() throws IOException, InterruptedException {
        var count = options.creations();
        var round = Round.ofQuestions(
                server -> new DictClient(server, number -> number, DictClient::address), options.connections(), count);
        var title = "first logins, " + count + " on " + options.connections() + " connections";
        return new Report(out, Report.Unit.CREATION, title).alternate(round, List.of(stand.ours()), 0, 1);
    }

    private int lookUp(List<Server> servers, int connections) throws IOException, InterruptedException {
        var round = Round.ofTime(
                server -> new DictClient(
                        server,
                        number -> anyUser(),
                        server.equals(stand.ours()) ? DictClient::address : user -> DictClient.address(1)),
                connections,
                options.time());
        var title = "look-ups of " + options.accounts() + " accounts, connections: " + connections;
        return new Report(out, Report.Unit.LOOKUP, title)
                .alternate(round, servers, options.warmUps(), options.rounds());
    }

    private int anyUser() {
        return ThreadLocalRandom.current().nextInt(options.accounts()) + 1;
    }

    /** Asks for all users, as {@code doveadm user '*'} does. */
    private int list() throws IOException {
        var start = System.nanoTime();
        var first = start;
        var count = 0;
        try (var connection = new DictConnection(stand.ours().socket())) {
            connection.send("I0\t0\tshared/userdb/\t");
            while (connection.receive().startsWith("O")) {
                first = count == 0 ? System.nanoTime() : first;
                count++;
            }
        }
        out.printf(
                Locale.ROOT,
                "list of all %d accounts: the first after %.1f ms, the last after %.1f ms%n",
                count,
                (first - start) / 1e6,
                (System.nanoTime() - start) / 1e6);
        return Math.abs(options.accounts() - count);
    }

    private String memory() {
        var known = ProcessUsage.proportionalMebibytes(stand.ours().pid());
        return known.isPresent() ? known.getAsLong() + " MiB" : "not known";
    }
}
