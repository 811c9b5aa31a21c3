// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the manual, in the source form of mdoc(7). */
public final class ManualPage {

    private static final Path DIRECTORY = Path.of("src/man");
    private static final Pattern METRIC = Pattern.compile("\\.It Va (chatmail_[a-z_]+)(?: Ns Brq ([a-z,]+))?");

    private final List<String> lines;

    private ManualPage(List<String> lines) {
        this.lines = lines;
    }

    /** @param name such as {@code chatmail-milter.8} */
    public static ManualPage named(String name) throws IOException {
        return new ManualPage(Files.readAllLines(DIRECTORY.resolve(name)));
    }

    /** The files of all pages. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().toList();
        }
    }

    /** One section of it. */
    ManualPage section(String title) {
        int start = lines.indexOf(".Sh " + title);
        if (start < 0) {
            throw new IllegalArgumentException("there is no section " + title);
        }
        return new ManualPage(lines.subList(start + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith(".Sh "))
                .toList());
    }

    /** The metrics of a daemon, such as {@code chatmail_dns_lookups_total[result]}, labels in alphabetical order. */
    public List<String> metrics() {
        return section("METRICS")
                .items(METRIC)
                .map(item -> item.group(1) + (item.group(2) == null ? "" : sorted(item.group(2))))
                .toList();
    }

    private static String sorted(String labels) {
        return '[' + Stream.of(labels.split(",", -1)).sorted().collect(Collectors.joining(",")) + ']';
    }

    /** The lines that are of this form as a whole. */
    Stream<MatchResult> items(Pattern form) {
        return lines.stream()
                .map(form::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.toMatchResult());
    }

    /** Its source. */
    String text() {
        return String.join("\n", lines);
    }
}
