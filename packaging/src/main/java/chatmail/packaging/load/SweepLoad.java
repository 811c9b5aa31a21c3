// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures what a sweep takes, beside find(1), which reads the names of all files and does nothing with them: what no
 * sweep can do without.
 */
final class SweepLoad {

    private static final Path DROP_CACHES = Path.of("/proc/sys/vm/drop_caches");

    private final Workplace place;
    private final MailboxForest forest;
    private final SweepOptions options;
    private final PrintStream out;
    private int failed;

    private SweepLoad(Workplace place, SweepOptions options, PrintStream out) {
        this.place = place;
        this.options = options;
        this.out = out;
        forest = new MailboxForest(place.path("mail"), options.mailboxes(), options.messages());
    }

    /** @return how many sweeps did not end well */
    static int run(Path tree, SweepOptions options, PrintStream out) throws IOException, InterruptedException {
        try (var place = new Workplace(tree)) {
            place.configure("mail_domain = " + MailboxForest.DOMAIN, "mailboxes_dir = " + place.path("mail"));
            return new SweepLoad(place, options, out).run();
        }
    }

    private int run() throws IOException, InterruptedException {
        out.println("A sweep of all mailboxes; the floor is find, which reads the names and does nothing with them.");
        forest.plant();
        out.println(
                forest.files() + " files of 0 to 40 days in " + options.mailboxes() + " mailboxes, so half have to go");
        rounds("dry run, disk cache warm", options.rounds(), false, "sweep", "--dry-run");
        if (options.cold() > 0) {
            rounds("dry run, disk cache cold", options.cold(), true, "sweep", "--dry-run");
        }
        rounds("report", options.rounds(), false, "report");
        rounds("the sweep itself", 1, false, "sweep");
        rounds("dry run after it, nothing to do", options.rounds(), false, "sweep", "--dry-run");
        return failed;
    }

    private void rounds(String title, int rounds, boolean cold, String... verb)
            throws IOException, InterruptedException {
        out.println();
        out.println(title);
        var ratios = new ArrayList<Double>();
        for (int round = 1; round <= rounds; round++) {
            forget(cold);
            var floor = ProcessRun.of(List.of("find", place.path("mail").toString(), "-name", "nothing"));
            forget(cold);
            var ours = ProcessRun.of(place.command("chatmail-expirer", verb));
            failed += ours.exitCode() == 0 ? 0 : 1;
            ratios.add(ours.seconds() / floor.seconds());
            out.printf(
                    Locale.ROOT,
                    "  %d: floor %.3f s, ours %.3f s, ratio %.2f, peak memory %d MiB%n",
                    round,
                    floor.seconds(),
                    ours.seconds(),
                    ours.seconds() / floor.seconds(),
                    ours.peakMebibytes());
        }
        var all = new Percentiles(ratios.stream().mapToDouble(Double::doubleValue));
        out.printf(
                Locale.ROOT,
                "  ours/floor, median (least to most): %.2f (%.2f to %.2f)%n",
                all.median(),
                all.least(),
                all.most());
    }

    private static void forget(boolean cold) throws IOException {
        if (cold) {
            Files.writeString(DROP_CACHES, "3");
        }
    }
}
