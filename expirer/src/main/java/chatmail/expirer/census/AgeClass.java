// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import java.time.Duration;

/** How long a message has been here. */
enum AgeClass {
    UNDER_1_DAY(Duration.ofDays(1), "1d", "under 1 day"),
    UNDER_7_DAYS(Duration.ofDays(7), "7d", "1 to 7 days"),
    UNDER_14_DAYS(Duration.ofDays(14), "14d", "7 to 14 days"),
    UNDER_20_DAYS(Duration.ofDays(20), "20d", "14 to 20 days"),
    OLDER(Duration.ofSeconds(Long.MAX_VALUE), "older", "20 days or more");

    private final Duration below;
    private final String tag;
    private final String words;

    AgeClass(Duration below, String tag, String words) {
        this.below = below;
        this.tag = tag;
        this.words = words;
    }

    /** What lies in the future is as young as can be. */
    static AgeClass of(Duration age) {
        int i = 0;
        while (age.compareTo(values()[i].below) >= 0) {
            i++;
        }
        return values()[i];
    }

    String tag() {
        return tag;
    }

    String words() {
        return words;
    }
}
