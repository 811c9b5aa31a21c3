// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks in rounds and says how many times the floor ours costs. A ratio is of one round, so that whatever
 * else the machine does has been there for both.
 *
 * <p>Takes the arguments of {@code org.openjdk.jmh.Main}; {@code -f} is the number of rounds.
 */
public final class Ratios {
    private static final int ROUNDS = 3;

    /** On a busy machine of two processors it takes the compiler so many seconds to be through with a whole policy. */
    private static final int WARM_UPS = 10;

    private static final String FLOOR = "floor";

    private Ratios() {}

    /** Prints the ratios below what JMH prints. */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        var asked = new CommandLineOptions(args);
        int rounds = asked.getForkCount().orElse(ROUNDS);
        var options = new OptionsBuilder()
                .parent(asked)
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(asked.getWarmupIterations().orElse(WARM_UPS))
                .warmupTime(asked.getWarmupTime().orElse(TimeValue.seconds(1)))
                .measurementIterations(asked.getMeasurementIterations().orElse(3))
                .measurementTime(asked.getMeasurementTime().orElse(TimeValue.seconds(1)))
                .shouldFailOnError(true)
                .build();
        Map<String, List<Double>> ratios = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            add(new Runner(options).run(), ratios);
        }
        print(ratios);
    }

    private static void add(Collection<RunResult> results, Map<String, List<Double>> ratios) {
        Map<String, Double> scores = new TreeMap<>();
        results.forEach(
                result -> scores.put(name(result), result.getPrimaryResult().getScore()));
        scores.forEach((name, score) -> {
            Double floor = scores.get(name.replaceFirst("\\.\\w+ ", "." + FLOOR + ' '));
            if (floor != null && !name.contains('.' + FLOOR)) {
                ratios.computeIfAbsent(name, first -> new ArrayList<>()).add(score / floor);
            }
        });
    }

    /** Class, method and size, such as {@code IncomingBenchmark.inspect 2000}. */
    private static String name(RunResult result) {
        String[] words = result.getParams().getBenchmark().split("\\.", -1);
        return words[words.length - 2]
                + '.'
                + words[words.length - 1]
                + ' '
                + result.getParams().getParam("payload");
    }

    private static void print(Map<String, List<Double>> ratios) {
        System.out.printf(Locale.ROOT, "%n%-36s %8s %8s %8s%n", "times its floor", "median", "least", "most");
        ratios.forEach((name, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "%-36s %8.2f %8.2f %8.2f%n",
                    name,
                    sorted.get(sorted.size() / 2),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        });
    }
}
