// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;

/**
 * Something asked of a server many times by several clients at once.
 *
 * @param most questions of all clients together
 * @param longest no question begins later than this after the start
 */
record Round(Client.Kind clients, int connections, int most, Duration longest) {

    /** What is not done by then is given up. */
    private static final int MINUTES = 20;

    /** A round that ends after so many questions. */
    static Round ofQuestions(Client.Kind clients, int connections, int questions) {
        return new Round(clients, connections, questions, Duration.ofDays(1));
    }

    /** A round that ends after this time. */
    static Round ofTime(Client.Kind clients, int connections, Duration time) {
        return new Round(clients, connections, Integer.MAX_VALUE, time);
    }

    /**
     * What came of it.
     *
     * @param asked how many questions were
     * @param failures why questions got no answer, or not the one that was due
     * @param rate answers in a second
     * @param cpuMillis the server's for one question
     * @param p50 milliseconds from question to answer, half of all being quicker
     * @param p99 the same for all but one in a hundred
     */
    record Result(int asked, List<String> failures, double rate, double cpuMillis, double p50, double p99) {}

    Result run(Server server) throws IOException, InterruptedException {
        var ready = new ArrayDeque<Client>();
        try {
            while (ready.size() < connections) {
                ready.add(clients.of(server));
            }
            return run(server, ready);
        } finally {
            for (var client : ready) {
                client.close();
            }
        }
    }

    private Result run(Server server, Collection<Client> ready) throws IOException, InterruptedException {
        var failures = new ConcurrentLinkedQueue<String>();
        var asked = new AtomicInteger();
        var cpuBefore = ProcessUsage.cpuMillis(server.pid());
        var start = System.nanoTime();
        var work = new ArrayList<Callable<double[]>>();
        ready.forEach(client -> work.add(() -> askOn(client, asked, start + longest.toNanos(), failures)));
        var threads = Executors.newFixedThreadPool(connections);
        List<Future<double[]>> done;
        try {
            done = threads.invokeAll(work, MINUTES, TimeUnit.MINUTES);
        } finally {
            threads.shutdownNow();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var cpu = ProcessUsage.cpuMillis(server.pid()) - cpuBefore;
        var all = DoubleStream.builder();
        for (var one : done) {
            millis(one, failures).forEach(all);
        }
        var latency = new Percentiles(all.build());
        return new Result(
                latency.size(),
                List.copyOf(failures),
                latency.size() / seconds,
                (double) cpu / latency.size(),
                latency.at(50),
                latency.at(99));
    }

    /** @return how many milliseconds each question took */
    private double[] askOn(Client client, AtomicInteger asked, long end, Queue<String> failures) {
        var millis = DoubleStream.builder();
        for (var number = asked.incrementAndGet();
                number <= most && System.nanoTime() < end;
                number = asked.incrementAndGet()) {
            var start = System.nanoTime();
            try {
                client.ask(number).ifPresent(failures::add);
            } catch (IOException trouble) {
                failures.add("connection lost: " + trouble);
                break;
            }
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis.build().toArray();
    }

    private static DoubleStream millis(Future<double[]> one, Queue<String> failures) throws InterruptedException {
        try {
            return DoubleStream.of(one.get());
        } catch (CancellationException late) {
            failures.add("no answer in " + MINUTES + " minutes");
        } catch (ExecutionException trouble) {
            failures.add("a client failed: " + trouble.getCause());
        }
        return DoubleStream.empty();
    }
}
