// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.status;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as people say them. */
final class Spoken {

    private static final String UNITS = "kMGTP";
    private static final double STEP = 1_000;

    /** From here on it is the next unit when it is rounded. */
    private static final double FULL = 999.95;

    private Spoken() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1.2 GB}. */
    static String bytes(long bytes) {
        double number = bytes;
        int unit = -1;
        while (number >= FULL && unit < UNITS.length() - 1) {
            number /= STEP;
            unit++;
        }
        return unit < 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %cB", number, UNITS.charAt(unit));
    }

    /** Such as {@code 19 d 23 h}, {@code 5 h 7 min} or {@code 12 s}. */
    static String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : Math.max(0, duration.toSeconds()) + " s";
    }

    /** Such as {@code known 12   refused 1}; those that never happened are left out. */
    static String counts(Map<String, Long> counts) {
        var text = counts.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .map(entry -> entry.getKey() + ' ' + count(entry.getValue()))
                .collect(Collectors.joining("   "));
        return text.isEmpty() ? "none" : text;
    }
}
