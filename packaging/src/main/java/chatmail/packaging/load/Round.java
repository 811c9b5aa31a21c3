// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The same message many times, each on a connection of its own, some at a time.
 *
 * @param connections how many at a time
 */
record Round(Mode mode, Mail mail, int messages, int connections) {

    private static final int MINUTES = 20;

    /**
     * What came of it.
     *
     * @param failures why messages were not accepted, not signed or not answered
     * @param cpuMillis the server's for one message
     * @param p50 milliseconds from connecting to the verdict, half of all being quicker
     * @param p99 the same for all but one in a hundred
     */
    record Result(int messages, List<String> failures, double cpuMillis, double p50, double p99) {}

    Result run(Server server) throws IOException, InterruptedException {
        var left = new AtomicInteger(messages);
        var millis = new ConcurrentLinkedQueue<Double>();
        var failures = new ConcurrentLinkedQueue<String>();
        Callable<Void> client = () -> {
            for (var number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
                var start = System.nanoTime();
                try {
                    var answer = deliver(server, mode, mail, number);
                    if (!answer.accepted()) {
                        failures.add(answer.text());
                    } else if (mode == Mode.SIGN && answer.newFields().isEmpty()) {
                        failures.add("not signed");
                    }
                } catch (IOException trouble) {
                    failures.add("no answer: " + trouble);
                }
                millis.add((System.nanoTime() - start) / 1e6);
            }
            return null;
        };
        var clients = new ArrayList<Callable<Void>>();
        for (var i = 0; i < connections; i++) {
            clients.add(client);
        }
        var cpuBefore = ProcessUsage.cpuMillis(server.pid());
        var threads = Executors.newFixedThreadPool(connections);
        try {
            threads.invokeAll(clients, MINUTES, TimeUnit.MINUTES);
        } finally {
            threads.shutdownNow();
        }
        var cpu = ProcessUsage.cpuMillis(server.pid()) - cpuBefore;
        for (var missing = millis.size(); missing < messages; missing++) {
            failures.add("no answer in " + MINUTES + " minutes");
        }
        var latency = new Percentiles(millis);
        return new Result(messages, List.copyOf(failures), (double) cpu / messages, latency.at(50), latency.at(99));
    }

    /** One of them. */
    static Answer deliver(Server server, Mode mode, Mail mail, int number) throws IOException {
        var queueId = String.format("4%09X", number);
        try (var connection = new MtaConnection(server.socket(), mode.macros(mail, queueId))) {
            return connection.deliver(mail);
        }
    }
}
