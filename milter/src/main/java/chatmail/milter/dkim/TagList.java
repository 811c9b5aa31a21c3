// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Blanks;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code tag=value} pairs of a signature field or key record (RFC 6376, section 3.2). A tag that comes twice spoils the
 * list: readers could take the one or the other.
 */
public final class TagList {
    /** A signature has 14, a key record 8; unknown ones are ignored, but not without end. */
    private static final int MAX_TAGS = 64;

    private record Span(int from, int to) {}

    private final String text;
    private final Map<String, Span> tags = new HashMap<>();

    private TagList(String text) {
        this.text = text;
    }

    /** The list in a DKIM-Signature field. */
    public static Parsed<TagList> of(HeaderField field) {
        return parse(new String(field.value(), StandardCharsets.ISO_8859_1));
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
        return isName(name) && isValueText(equals + 1, to) && tags.putIfAbsent(name, new Span(equals + 1, to)) == null;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (i == 0 || !((c >= '0' && c <= '9') || c == '_'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Octets above ASCII are those of internationalized domains (RFC 8616, section 5). */
    private boolean isValueText(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Blanks.isBlankOrLineEnd(c) && (c < ' ' || c == 0x7f)) {
                return false;
            }
        }
        return true;
    }

    /** The value without the blanks around it; may be empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(tags.get(name)).map(this::trimmed);
    }

    /** The entries of a value that lists some, separated by colons, without blanks around them; empty ones left out. */
    public Optional<List<String>> values(String name) {
        return Optional.ofNullable(tags.get(name)).map(this::entries);
    }

    private List<String> entries(Span span) {
        var entries = new ArrayList<String>();
        int from = span.from;
        while (from < span.to) {
            int colon = text.indexOf(':', from);
            int to = colon < 0 || colon > span.to ? span.to : colon;
            String entry = trimmed(new Span(from, to));
            if (!entry.isEmpty()) {
                entries.add(entry);
            }
            from = to + 1;
        }
        return entries;
    }

    /** The whole text with the value of one tag, and the blanks around it, deleted (RFC 6376, section 3.7). */
    String textWithout(String name) {
        Span span = tags.get(name);
        return span == null ? text : text.substring(0, span.from) + text.substring(span.to);
    }

    private String trimmed(Span span) {
        return Blanks.strip(text, span.from, span.to);
    }
}
