// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import java.io.PrintStream;
import java.util.List;

/**
 * The answer on its way out: titles, rows below them, single lines. Everything goes through {@link Printable}, so no
 * message can speak to the terminal.
 */
final class Page {
    private static final String INDENT = "  ";
    private static final int LABEL_WIDTH = 20;

    /** Lists are wrapped there. */
    private static final int COLUMNS = 100;

    private static final int MAX_ROW = 200;

    /** RFC 5321, section 4.5.3.1.5: a reply line has at most 512 octets. */
    private static final int MAX_LINE = 512;

    private static final int MAX_LIST_LINES = 8;

    private final PrintStream out;
    private boolean begun;

    Page(PrintStream out) {
        this.out = out;
    }

    /** Begins a paragraph of rows. */
    void title(String title) {
        blankLine();
        print("", title, MAX_ROW);
    }

    /** A row of the paragraph. */
    void row(String label, String text) {
        print(INDENT + pad(label), text, MAX_ROW);
    }

    /** A row that belongs to the one before it. */
    void subRow(String label, String text) {
        print(INDENT + pad(INDENT + label), text, MAX_ROW);
    }

    /** A row, or several if the words are many. */
    void list(String label, List<String> words) {
        var line = new StringBuilder();
        String head = label;
        int lines = 0;
        for (String word : words) {
            if (line.length() + word.length() + 1 > COLUMNS - LABEL_WIDTH && !line.isEmpty()) {
                row(head, line.toString());
                head = "";
                line.setLength(0);
                lines++;
                if (lines == MAX_LIST_LINES) {
                    row("", "... " + words.size() + " in all");
                    return;
                }
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        row(head, line.toString());
    }

    /** A line that stands for itself. */
    void line(String text) {
        print("", text, MAX_LINE);
    }

    void blankLine() {
        if (begun) {
            out.print('\n');
        }
    }

    private static String pad(String label) {
        return label.length() < LABEL_WIDTH ? label + " ".repeat(LABEL_WIDTH - label.length()) : label + ' ';
    }

    private void print(String head, String text, int max) {
        begun = true;
        out.print((Printable.of(head, MAX_ROW) + Printable.of(text, max)).stripTrailing() + '\n');
    }
}
