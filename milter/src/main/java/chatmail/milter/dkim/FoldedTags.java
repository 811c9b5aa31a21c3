// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.List;

/** Writes a tag list into lines of header length; blanks are only where they mean nothing (RFC 6376, section 3.2). */
final class FoldedTags {
    /** RFC 5322, section 2.1.1. */
    private static final int MAX_LINE = 78;

    private static final int FIELD_NAME = "DKIM-Signature:".length();

    private final StringBuilder text = new StringBuilder();
    private int column = FIELD_NAME;

    /** Adds {@code name=value} where it does not need to break. */
    FoldedTags tag(String name, String value) {
        begin(name, name.length() + 1 + value.length());
        append(value);
        return this;
    }

    /** Adds names with colons between them, and breaks behind those. */
    FoldedTags list(String name, List<String> values) {
        begin(name, MAX_LINE);
        for (int i = 0; i < values.size(); i++) {
            String entry = values.get(i) + (i < values.size() - 1 ? ":" : "");
            if (column + entry.length() >= MAX_LINE) {
                fold();
            }
            append(entry);
        }
        return this;
    }

    /** Adds base64, which may break anywhere. The last one may be empty, and get its value by {@link #more}. */
    FoldedTags octets(String name, String base64) {
        begin(name, MAX_LINE);
        return more(base64);
    }

    /** Goes on with base64. */
    FoldedTags more(String base64) {
        for (int from = 0; from < base64.length(); ) {
            if (column + 1 >= MAX_LINE) {
                fold();
            }
            int to = Math.min(base64.length(), from + MAX_LINE - 1 - column);
            append(base64.substring(from, to));
            from = to;
        }
        return this;
    }

    private void begin(String name, int length) {
        if (!text.isEmpty()) {
            append(";");
        }
        if (column + 1 + length >= MAX_LINE) {
            fold();
        } else {
            append(" ");
        }
        append(name + "=");
    }

    private void fold() {
        text.append("\n\t");
        column = 1;
    }

    private void append(String part) {
        text.append(part);
        column += part.length();
    }

    String text() {
        return text.toString();
    }
}
