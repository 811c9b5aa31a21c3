// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import chatmail.milter.mime.HeaderField;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A message file as Postfix shows it to a milter: lines end where LF stands, whatever CR precedes it; folds inside a
 * header field are LF; body lines end with CRLF; the first line that is neither field nor continuation begins the body.
 */
final class SavedMessage {
    private final List<HeaderField> headers;
    private final byte[] body;

    private SavedMessage(List<HeaderField> headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    List<HeaderField> headers() {
        return headers;
    }

    /** Not a copy. */
    byte[] body() {
        return body;
    }

    static SavedMessage of(byte[] file) {
        var headers = new ArrayList<HeaderField>();
        int at = 0;
        while (at < file.length) {
            int next = lineEnd(file, at);
            int nameEnd = nameEnd(file, at, next);
            if (nameEnd < 0) {
                break;
            }
            var value = new ByteArrayOutputStream();
            int from = file[nameEnd] == ':' ? nameEnd + 1 : indexOfColon(file, nameEnd) + 1;
            appendLine(value, file, from, next);
            while (next < file.length && (file[next] == ' ' || file[next] == '\t')) {
                int start = next;
                next = lineEnd(file, start);
                value.write('\n');
                appendLine(value, file, start, next);
            }
            headers.add(new HeaderField(Arrays.copyOfRange(file, at, nameEnd), value.toByteArray()));
            at = next;
        }
        return new SavedMessage(headers, body(file, at));
    }

    private static byte[] body(byte[] file, int from) {
        int at = from;
        if (at < file.length) {
            int next = lineEnd(file, at);
            at = contentEnd(file, at, next) == at ? next : at;
        }
        var body = new ByteArrayOutputStream();
        while (at < file.length) {
            int next = lineEnd(file, at);
            appendLine(body, file, at, next);
            body.write('\r');
            body.write('\n');
            at = next;
        }
        return body.toByteArray();
    }

    /** Behind the LF that ends the line, or the end of the file. */
    private static int lineEnd(byte[] file, int from) {
        for (int i = from; i < file.length; i++) {
            if (file[i] == '\n') {
                return i + 1;
            }
        }
        return file.length;
    }

    /** Where the line's text ends, before LF and any CRs. */
    private static int contentEnd(byte[] file, int from, int next) {
        int end = next;
        if (end > from && file[end - 1] == '\n') {
            end--;
        }
        while (end > from && file[end - 1] == '\r') {
            end--;
        }
        return end;
    }

    /** A bare CR inside a line becomes a blank (cleanup_replace_stray_cr_lf). */
    private static void appendLine(ByteArrayOutputStream out, byte[] file, int from, int next) {
        int end = contentEnd(file, from, next);
        for (int i = from; i < end; i++) {
            out.write(file[i] == '\r' ? ' ' : file[i]);
        }
    }

    /** The end of the field name that begins the line, or -1 when none does (RFC 5322, section 2.2). */
    private static int nameEnd(byte[] file, int from, int next) {
        int i = from;
        while (i < next && file[i] > ' ' && file[i] < 0x7f && file[i] != ':') {
            i++;
        }
        int end = i;
        while (i < next && (file[i] == ' ' || file[i] == '\t')) {
            i++;
        }
        return end > from && i < next && file[i] == ':' ? end : -1;
    }

    private static int indexOfColon(byte[] file, int from) {
        int i = from;
        while (file[i] != ':') {
            i++;
        }
        return i;
    }
}
