// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.util.function.IntPredicate;

/** Reads the lexical tokens of a structured header field (RFC 5322, section 3.2), one after the other. */
final class FieldScanner {
    private final String text;
    private final String field;
    private int at;

    /**
     * Begins at the start of a value.
     *
     * @param text the value, each octet a character, folds as LF or CRLF
     * @param field its name, for the sentences
     */
    FieldScanner(String text, String field) throws Refused {
        this.text = text;
        this.field = field;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x7f || (c < ' ' && !Blanks.isBlankOrLineEnd(c))) {
                throw refused("holds a control character");
            }
        }
    }

    Refused refused(String what) {
        return new Refused(field + ' ' + what);
    }

    boolean atEnd() {
        return at == text.length();
    }

    /** The next character, or NUL at the end: the constructor has refused every real one. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    int position() {
        return at;
    }

    /** What was read since that position, as written. */
    String since(int position) {
        return text.substring(position, at);
    }

    void backTo(int position) {
        at = position;
    }

    boolean skip(char expected) {
        if (peek() != expected || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char expected, String otherwise) throws Refused {
        if (!skip(expected)) {
            throw refused(otherwise);
        }
    }

    void skipBlanks() {
        while (!atEnd() && Blanks.isBlankOrLineEnd(peek())) {
            at++;
        }
    }

    /** The longest run of such characters, possibly empty. */
    String run(IntPredicate allowed) {
        int from = at;
        while (!atEnd() && allowed.test(peek())) {
            at++;
        }
        return text.substring(from, at);
    }

    /** A quoted-string from its opening quote on; gives what it means, folds still in it. */
    String quotedString() throws Refused {
        expect('"', "is malformed");
        var meaning = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return meaning.toString();
            }
            if (c == '\\' && !atEnd()) {
                c = text.charAt(at++);
            }
            meaning.append(c);
        }
        throw refused("has a quoted string without an end");
    }

    /** Blanks and comments; comments nest. Gives the text of the comments, to judge it. */
    String skipCommentsAndBlanks() throws Refused {
        int from = at;
        skipBlanks();
        while (peek() == '(') {
            skipComment();
            skipBlanks();
        }
        return text.substring(from, at);
    }

    private void skipComment() throws Refused {
        int depth = 0;
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '\\' && !atEnd()) {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            }
        }
        throw refused("has a comment without an end");
    }
}
