// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 31457280}, {@code 500M}, {@code 1G}, with 1K = 1,024 bytes. */
public record DataSize(long bytes) {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,18})\\s*([kmgt]?)(i?b)?");
    private static final String UNITS = "kmgt";

    /** @return empty for what is no size, or one beyond {@link Long#MAX_VALUE} */
    static OptionalLong parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        int shift = matcher.group(2).isEmpty() ? 0 : 10 * (1 + UNITS.indexOf(matcher.group(2)));
        return number <= Long.MAX_VALUE >> shift ? OptionalLong.of(number << shift) : OptionalLong.empty();
    }
}
