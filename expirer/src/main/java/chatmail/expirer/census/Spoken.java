// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import java.time.Duration;
import java.util.Locale;

/** Figures as people say them. */
final class Spoken {
    private static final String UNITS = "kMGTP";

    private Spoken() {}

    /** Such as {@code 19 d 23 h}, {@code 5 h 7 min} or {@code 12 s}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds >= 86_400) {
            return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
        }
        if (seconds >= 3_600) {
            return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " min";
        }
        return seconds >= 60 ? seconds / 60 + " min" : seconds + " s";
    }

    /** In steps of a thousand, such as {@code 1.2 GB}. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double number = bytes;
        int unit = -1;
        while (number >= 999.95 && unit < UNITS.length() - 1) {
            number /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", number, UNITS.charAt(unit));
    }
}
