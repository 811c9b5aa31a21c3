// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.Parsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code tag=value} pairs of a signature field or key record (RFC 6376, section 3.2). A tag that comes twice spoils the
 * list: readers could take the one or the other.
 */
final class TagList {
    /** A signature has 14, a key record 8; unknown ones are ignored, but not without end. */
    private static final int MAX_TAGS = 64;

    private record Span(int from, int to) {}

    private final String text;
    private final Map<String, Span> tags = new HashMap<>();

    private TagList(String text) {
        this.text = text;
    }

    /**
     * Reads a list.
     *
     * @param text each character an octet, folds as LF or CRLF
     */
    static Parsed<TagList> parse(String text) {
        var list = new TagList(text);
        int from = 0;
        while (from < text.length()) {
            int semicolon = text.indexOf(';', from);
            int to = semicolon < 0 ? text.length() : semicolon;
            boolean emptyEnd = semicolon < 0 && list.trimmed(new Span(from, to)).isEmpty();
            if (!emptyEnd && !list.add(from, to)) {
                return Parsed.refused("tag list malformed");
            }
            from = to + 1;
        }
        return Parsed.of(list);
    }

    private boolean add(int from, int to) {
        int equals = text.indexOf('=', from);
        if (equals < 0 || equals >= to || tags.size() == MAX_TAGS) {
            return false;
        }
        String name = trimmed(new Span(from, equals));
        return isName(name)
                && text.substring(equals + 1, to).chars().allMatch(TagList::isValueText)
                && tags.putIfAbsent(name, new Span(equals + 1, to)) == null;
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && isLetter(name.charAt(0))
                && name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Octets above ASCII are those of internationalized domains (RFC 8616, section 5). */
    private static boolean isValueText(int c) {
        return Blanks.isBlankOrLineEnd(c) || (c > ' ' && c != 0x7f);
    }

    /** The value without the blanks around it; may be empty. */
    Optional<String> value(String name) {
        return Optional.ofNullable(tags.get(name)).map(this::trimmed);
    }

    /** The entries of a value that lists some, separated by colons, without blanks around them; empty ones left out. */
    Optional<List<String>> values(String name) {
        return value(name).map(value -> Stream.of(value.split(":"))
                .map(TagList::trim)
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    /** The whole text with the value of one tag, and the blanks around it, deleted (RFC 6376, section 3.7). */
    String textWithout(String name) {
        Span span = tags.get(name);
        return span == null ? text : text.substring(0, span.from) + text.substring(span.to);
    }

    private String trimmed(Span span) {
        return trim(text.substring(span.from, span.to));
    }

    /** Not {@link String#strip}: characters are octets here, and no-break spaces are none of the blanks of a list. */
    private static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Blanks.isBlankOrLineEnd(text.charAt(from))) {
            from++;
        }
        while (from < to && Blanks.isBlankOrLineEnd(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
