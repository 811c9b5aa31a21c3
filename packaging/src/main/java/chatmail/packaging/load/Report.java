// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The table of one size of message: every round as it ends, then medians, then ours against the other, round by round. */
final class Report {

    private final PrintStream out;
    private final Map<String, List<Round.Result>> results = new LinkedHashMap<>();

    Report(PrintStream out, String title) {
        this.out = out;
        out.println();
        out.println(title);
        out.printf(
                Locale.ROOT,
                "  %-10s %-16s %8s %8s %12s %9s %9s%n",
                "round",
                "server",
                "messages",
                "failed",
                "CPU ms each",
                "p50 ms",
                "p99 ms");
    }

    /** Shows a round; those numbered from 1 on count, what comes before is to warm up. */
    void round(int number, Server server, Round.Result result) {
        line(number > 0 ? Integer.toString(number) : "warm-up", server.name(), result);
        if (number > 0) {
            results.computeIfAbsent(server.name(), name -> new ArrayList<>()).add(result);
        }
    }

    private void line(String round, String server, Round.Result result) {
        var failed = result.failures().size();
        out.printf(
                Locale.ROOT,
                "  %-10s %-16s %8d %8d %12.3f %9.1f %9.1f%n",
                round,
                server,
                result.messages(),
                failed,
                result.cpuMillis(),
                result.p50(),
                result.p99());
        result.failures().stream().distinct().limit(3).forEach(why -> out.println("    failed: " + why));
    }

    void end() {
        results.forEach((server, rounds) -> out.printf(
                Locale.ROOT,
                "  %-10s %-16s %8s %8s %12.3f %9.1f %9.1f%n",
                "median",
                server,
                "",
                "",
                median(rounds, Round.Result::cpuMillis),
                median(rounds, Round.Result::p50),
                median(rounds, Round.Result::p99)));
        var both = List.copyOf(results.values());
        if (both.size() == 2) {
            out.println("  ours/opendkim, median (least to most) of the rounds:  CPU "
                    + ratio(both.get(0), both.get(1), Round.Result::cpuMillis)
                    + "   p50 " + ratio(both.get(0), both.get(1), Round.Result::p50)
                    + "   p99 " + ratio(both.get(0), both.get(1), Round.Result::p99));
        }
    }

    private static double median(List<Round.Result> rounds, ToDoubleFunction<Round.Result> figure) {
        return new Percentiles(rounds.stream().map(figure::applyAsDouble).toList()).median();
    }

    private static String ratio(
            List<Round.Result> ours, List<Round.Result> others, ToDoubleFunction<Round.Result> figure) {
        var ratios = new ArrayList<Double>();
        for (var i = 0; i < ours.size(); i++) {
            ratios.add(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(others.get(i)));
        }
        var all = new Percentiles(ratios);
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", all.median(), all.least(), all.most());
    }
}
