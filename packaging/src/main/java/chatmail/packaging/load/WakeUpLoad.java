// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/** Measures how soon a client in IDLE hears of a message, and whether it does. */
final class WakeUpLoad {

    /** Fewer would say nothing of the slowest. */
    private static final int FEWEST_MESSAGES = 50;

    private static final int LOGINS_AT_ONCE = 8;

    /** Dovecot's own processes have some too. */
    private static final int MORE_INSTANCES = 64;

    private final WakeUpStand stand;
    private final WakeUpOptions options;
    private final PrintStream out;
    private final BlockingQueue<Listener> free = new LinkedBlockingQueue<>();
    private int lost;

    private WakeUpLoad(WakeUpStand stand, WakeUpOptions options, PrintStream out) {
        this.stand = stand;
        this.options = options;
        this.out = out;
    }

    /** @return how many messages were not told of */
    static int run(Path tree, WakeUpOptions options, PrintStream out) throws IOException, InterruptedException {
        try (var place = new Workplace(tree)) {
            InotifyLimit.allow(options.mostClients() + MORE_INSTANCES, place, out);
            return new WakeUpLoad(new WakeUpStand(place, tree, options), options, out).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        out.println("Dovecot " + stand.dovecotVersion()
                + (options.nudged() ? "" : ", doveauth told of no delivery, so no nudges"));
        out.println("A message is submitted 0 to " + options.pause().toSeconds()
                + " s after IDLE began; milliseconds are from DATA to EXISTS.");
        try {
            for (var clients : options.clients().stream().sorted().toList()) {
                fill(clients);
                measure(clients);
            }
        } finally {
            for (var listener : free) {
                listener.close();
            }
        }
        return lost;
    }

    private void fill(int clients) throws IOException, InterruptedException {
        var missing = clients - free.size();
        Callable<Listener> login = stand::listener;
        free.addAll(AtOnce.all(LOGINS_AT_ONCE, Collections.nCopies(missing, login)));
    }

    private void measure(int clients) throws IOException, InterruptedException {
        var racers = Math.min(clients, options.racers());
        var messages =
                Math.min(options.messages(), Math.max(FEWEST_MESSAGES, options.messages() * racers / options.racers()));
        out.println();
        out.println(clients + " in IDLE, " + messages + " messages, " + racers + " at a time; load average " + load());
        var doveauth = stand.doveauthCpuMillis();
        var dovecot = stand.dovecotCpuMillis();
        var start = System.nanoTime();
        var begun = new AtomicInteger();
        Callable<List<Race>> racer = () -> race(begun, messages);
        var races = AtOnce.all(racers, Collections.nCopies(racers, racer)).stream()
                .flatMap(List::stream)
                .toList();
        var seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "  %-24s %6s %6s %8s %8s %8s %8s%n",
                "",
                "told",
                "lost",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms");
        show("all", races, race -> true);
        show("in IDLE for less than 1 s", races, Race::wasAwake);
        show("longer, so hibernated", races, race -> !race.wasAwake());
        out.printf(
                Locale.ROOT,
                "  %.1f messages a second; CPU for each: doveauth %.2f ms, Dovecot %.2f ms; load average %s%n",
                messages / seconds,
                (stand.doveauthCpuMillis() - doveauth) / messages,
                (stand.dovecotCpuMillis() - dovecot) / messages,
                load());
        lost += (int) races.stream().filter(race -> !race.told()).count();
    }

    private List<Race> race(AtomicInteger begun, int messages) throws IOException, InterruptedException {
        var races = new ArrayList<Race>();
        try (var sender = stand.sender()) {
            while (begun.incrementAndGet() <= messages) {
                var listener = free.take();
                races.add(Race.run(sender, listener, options.pause(), options.patience()));
                free.add(listener);
            }
        }
        return races;
    }

    private void show(String which, List<Race> races, Predicate<Race> chosen) {
        var those = races.stream().filter(chosen).toList();
        var told = those.stream().filter(Race::told).mapToDouble(Race::millis).toArray();
        var figures = told.length == 0 ? "" : figures(told);
        out.printf(Locale.ROOT, "  %-24s %6d %6d%s%n", which, told.length, those.size() - told.length, figures);
    }

    private static String figures(double... told) {
        var all = new Percentiles(DoubleStream.of(told));
        return String.format(Locale.ROOT, " %8.0f %8.0f %8.0f %8.0f", all.at(50), all.at(95), all.at(99), all.most());
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }
}
