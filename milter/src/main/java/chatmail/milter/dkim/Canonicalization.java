// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.Locale;
import java.util.Optional;

/** How much change on the way a signature bears (RFC 6376, section 3.4). */
enum Canonicalization {
    /** None. */
    SIMPLE,
    /** Blanks and folds. */
    RELAXED;

    static Optional<Canonicalization> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "simple" -> Optional.of(SIMPLE);
            case "relaxed" -> Optional.of(RELAXED);
            default -> Optional.empty();
        };
    }
}
