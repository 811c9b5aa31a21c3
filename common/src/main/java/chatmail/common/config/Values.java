// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import chatmail.common.listen.ListenAddress;
import java.net.IDN;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of options into values; what does not fit becomes a problem, and the default stands in. */
final class Values {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)?");
    /** No name ends with a number (RFC 3696, section 2): what does is an address without its brackets. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,253}$)(?!(.*\\.)?\\d+$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

    private static final Pattern ADDRESS_LITERAL = Pattern.compile("\\[\\d{1,3}(\\.\\d{1,3}){3}]");

    private final Map<String, IniFile.Entry> entries;
    private final Problems problems;

    Values(Map<String, IniFile.Entry> entries, Problems problems) {
        this.entries = entries;
        this.problems = problems;
    }

    /** The value as written, or the default. */
    String text(Option option) {
        IniFile.Entry entry = entries.get(option.key());
        return entry == null ? option.fallback() : entry.value();
    }

    int number(Option option, int min, int max) {
        return require(option, "a whole number from " + min + " to " + max, text -> {
            if (!text.matches("\\d{1,9}")) {
                return Optional.empty();
            }
            int number = Integer.parseInt(text);
            return number >= min && number <= max ? Optional.of(number) : Optional.empty();
        });
    }

    Duration days(Option option) {
        return Duration.ofDays(number(option, 1, 3650));
    }

    double decimal(Option option) {
        return require(
                option,
                "a number such as 5 or 2.5",
                text -> text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(Double.valueOf(text)) : Optional.empty());
    }

    boolean yesOrNo(Option option) {
        return require(option, "true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> Optional.of(true);
            case "false", "no", "off", "0" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    DataSize size(Option option) {
        return require(option, "a number of bytes, possibly with K, M, G or T", text -> {
            OptionalLong bytes = DataSize.parse(text);
            return bytes.isPresent() ? Optional.of(new DataSize(bytes.getAsLong())) : Optional.empty();
        });
    }

    Duration duration(Option option, Duration shortest, Duration longest) {
        String expected = "a time such as 60s or 2m, from " + spoken(shortest) + " to " + spoken(longest);
        return require(option, expected, text -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            long number = Long.parseLong(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            Duration time =
                    switch (unit) {
                        case "ms" -> Duration.ofMillis(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        default -> Duration.ofSeconds(number);
                    };
            boolean fits = time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0;
            return fits ? Optional.of(time) : Optional.empty();
        });
    }

    private static String spoken(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    Path path(Option option) {
        return require(option, "an absolute path", text -> {
            try {
                return Optional.of(Path.of(text)).filter(Path::isAbsolute);
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        });
    }

    /** A domain as A-labels in lower case, or an IPv4 address literal. */
    String domain(Option option) {
        return require(option, "a domain such as chat.example.org", text -> {
            if (ADDRESS_LITERAL.matcher(text).matches()) {
                return Optional.of(text.toLowerCase(Locale.ROOT));
            }
            try {
                String ascii = IDN.toASCII(text.toLowerCase(Locale.ROOT));
                return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    ListenAddress listenAddress(Option option) {
        return require(option, ListenAddress.SYNTAX + ", or nothing", ListenAddress::parse);
    }

    URI webAddress(Option option) {
        return require(option, "a URL that begins with https:// or http://, or nothing", text -> {
            try {
                URI uri = URI.create(text);
                return Optional.of(uri)
                        .filter(u -> u.getHost() != null
                                && String.valueOf(u.getScheme()).matches("https?"));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Empty when nothing is set, else what the reader makes of it. */
    <T> Optional<T> optional(Option option, Function<Option, T> reader) {
        return text(option).isEmpty() ? Optional.empty() : Optional.of(reader.apply(option));
    }

    /** A value that must fit; a wrong one is reported and the default, which always fits, goes on in its place. */
    <T> T require(Option option, String expected, Function<String, Optional<T>> reader) {
        Optional<T> value = reader.apply(text(option));
        if (value.isPresent()) {
            return value.get();
        }
        IniFile.Entry entry = entries.get(option.key());
        if (entry == null) {
            problems.error(option.key() + " is missing (expected: " + expected + ")");
        } else {
            problems.wrongValue(entry, expected);
        }
        return reader.apply(standIn(option)).orElseThrow();
    }

    /** Lets the reading go on after a mistake; never reaches a daemon, because a mistake stops the start. */
    private static String standIn(Option option) {
        return switch (option) {
            case MAIL_DOMAIN -> "missing.invalid";
            case MAILBOXES_DIR, TURN_SOCKET_PATH, WWW_FOLDER -> "/missing";
            case IROH_RELAY -> "https://missing.invalid";
            default -> option.fallback();
        };
    }
}
