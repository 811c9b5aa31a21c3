// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long things took, as a short table: one line a subject, in the order in which the subjects came up. */
final class Figures {
    private static final String HEAD = "%-44s %4s %9s %9s %9s%n";
    private static final String LINE = "%-44s %4d %6d ms %6d ms %6d ms%n";

    private final String title;
    private final Map<String, List<Duration>> bySubject = new LinkedHashMap<>();

    Figures(String title) {
        this.title = title;
    }

    void add(String subject, Duration took) {
        bySubject.computeIfAbsent(subject, s -> new ArrayList<>()).add(took);
    }

    /** The smallest figure that at least {@code percent} of all figures do not exceed (nearest rank). */
    static Duration percentile(int percent, List<Duration> figures) {
        int rank = Math.max(1, (percent * figures.size() + 99) / 100);
        return figures.stream().sorted().toList().get(rank - 1);
    }

    @Override
    public String toString() {
        var table = new StringBuilder(HEAD.formatted(title, "n", "p50", "p95", "p99"));
        bySubject.forEach((subject, figures) -> table.append(LINE.formatted(
                subject,
                figures.size(),
                percentile(50, figures).toMillis(),
                percentile(95, figures).toMillis(),
                percentile(99, figures).toMillis())));
        return table.toString();
    }
}
