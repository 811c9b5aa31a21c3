// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer.census;

import chatmail.expirer.sweep.ExpiryPolicy;

/** How large a message is. */
enum SizeClass {
    SMALL(20_000, "20k", "to 20 kB"),
    MEDIUM(ExpiryPolicy.LARGE_BYTES, "200k", "to 200 kB"),
    LARGE(2_000_000, "2M", "to 2 MB"),
    HUGE(Long.MAX_VALUE, "larger", "larger");

    private final long maxBytes;
    private final String tag;
    private final String words;

    SizeClass(long maxBytes, String tag, String words) {
        this.maxBytes = maxBytes;
        this.tag = tag;
        this.words = words;
    }

    static SizeClass of(long bytes) {
        int i = 0;
        while (bytes > values()[i].maxBytes) {
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
