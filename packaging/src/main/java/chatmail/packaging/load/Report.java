// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The table of one kind of question: every round as it ends, then medians, then ours against the other, round by round. */
final class Report {

    private final PrintStream out;
    private final Unit unit;
    private final Map<String, List<Round.Result>> results = new LinkedHashMap<>();

    /** What is counted, and for how much of it CPU is told. */
    enum Unit {
        MESSAGE("messages", "CPU ms each", 1),
        LOOKUP("look-ups", "CPU ms/1000", 1_000),
        CREATION("creations", "CPU ms each", 1);

        private final String plural;
        private final String cpu;
        private final int each;

        Unit(String plural, String cpu, int each) {
            this.plural = plural;
            this.cpu = cpu;
            this.each = each;
        }
    }

    Report(PrintStream out, Unit unit, String title) {
        this.out = out;
        this.unit = unit;
        out.println();
        out.println(title);
        out.printf(
                Locale.ROOT,
                "  %-10s %-18s %9s %8s %9s %12s %9s %9s%n",
                "round",
                "server",
                unit.plural,
                "failed",
                "per s",
                unit.cpu,
                "p50 ms",
                "p99 ms");
    }

    /** Runs rounds by turns, those to warm up first, which are shown and do not count. */
    int alternate(Round round, List<Server> servers, int warmUps, int rounds) throws IOException, InterruptedException {
        var failed = 0;
        for (var number = 1 - warmUps; number <= rounds; number++) {
            for (var server : servers) {
                var result = round.run(server);
                show(number, server, result);
                failed += result.failures().size();
            }
        }
        end();
        return failed;
    }

    private void show(int number, Server server, Round.Result result) {
        var failed = result.failures().size();
        figures(
                number > 0 ? Integer.toString(number) : "warm-up",
                server.name(),
                result.asked(),
                failed,
                List.of(result));
        result.failures().stream().distinct().limit(3).forEach(why -> out.println("    failed: " + why));
        if (number > 0) {
            results.computeIfAbsent(server.name(), name -> new ArrayList<>()).add(result);
        }
    }

    private void end() {
        results.forEach((server, rounds) -> figures("median", server, "", "", rounds));
        var both = List.copyOf(results.entrySet());
        if (both.size() == 2) {
            var ours = both.get(0).getValue();
            var others = both.get(1).getValue();
            out.println("  ours/" + both.get(1).getKey() + ", median (least to most) of the rounds:  per s "
                    + ratio(ours, others, Round.Result::rate)
                    + "   CPU " + ratio(ours, others, Round.Result::cpuMillis)
                    + "   p50 " + ratio(ours, others, Round.Result::p50)
                    + "   p99 " + ratio(ours, others, Round.Result::p99));
        }
    }

    private void figures(String round, String server, Object asked, Object failed, List<Round.Result> rounds) {
        out.printf(
                Locale.ROOT,
                "  %-10s %-18s %9s %8s %9.0f %12.3f %9.3f %9.3f%n",
                round,
                server,
                asked,
                failed,
                median(rounds, Round.Result::rate),
                median(rounds, Round.Result::cpuMillis) * unit.each,
                median(rounds, Round.Result::p50),
                median(rounds, Round.Result::p99));
    }

    private static double median(List<Round.Result> rounds, ToDoubleFunction<Round.Result> figure) {
        return new Percentiles(rounds.stream().mapToDouble(figure)).median();
    }

    private static String ratio(
            List<Round.Result> ours, List<Round.Result> others, ToDoubleFunction<Round.Result> figure) {
        var all = new Percentiles(IntStream.range(0, ours.size())
                .mapToDouble(i -> figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(others.get(i))));
        if (!Double.isFinite(all.least() + all.most())) {
            return "not measured, the rounds are too short";
        }
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", all.median(), all.least(), all.most());
    }
}
