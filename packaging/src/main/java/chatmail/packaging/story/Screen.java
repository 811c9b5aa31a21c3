// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.story;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes aligned lines, as handsome as the terminal allows. */
public final class Screen {

    private static final int WIDTH = 58;

    private final PrintStream out;
    private final String kept;
    private final String broken;

    Screen(PrintStream out, boolean marks, boolean colours) {
        this.out = out;
        this.kept = colour(marks ? "\u2713" : "ok  ", "32", colours);
        this.broken = colour(marks ? "\u2717" : "FAIL", "31", colours);
    }

    /** Marks where the locale speaks UTF-8, colours on a terminal unless NO_COLOR is set. */
    public static Screen of(Map<String, String> environment, boolean terminal) {
        var marks = speaksUtf8(environment);
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, marks ? UTF_8 : US_ASCII);
        return new Screen(out, marks, terminal && !environment.containsKey("NO_COLOR"));
    }

    /** One thing that was tried, whether it came out as promised, and what was seen. */
    public void outcome(boolean asPromised, String what, long nanos, String seen) {
        var millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        var line = String.format(
                Locale.ROOT, "  %s %-" + WIDTH + "s %6d ms   %s", asPromised ? kept : broken, what, millis, seen);
        out.println(line.stripTrailing());
    }

    public void text(String line) {
        out.println(line);
    }

    /** POSIX: the first of these that is set and not empty counts. */
    private static boolean speaksUtf8(Map<String, String> environment) {
        for (var name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            @Nullable String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                var lower = value.toLowerCase(Locale.ROOT);
                return lower.contains("utf-8") || lower.contains("utf8");
            }
        }
        return false;
    }

    private static String colour(String text, String code, boolean colours) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
