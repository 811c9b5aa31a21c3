// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What Postfix shows a milter of a message that came in by SMTP.
 *
 * <p>Lines end at LF and lose the CRs before it; any other CR is a blank. Names lose the blanks before the colon, folds
 * become a bare LF, and values begin right after the colon. The first line that is neither field nor fold starts the
 * body, whose lines all end in CRLF.
 */
public final class PostfixView {
    private static final Pattern FIELD = Pattern.compile("(?s)([!-9;-~]+)[ \\t]*:(.*)");

    private final Headers headers;
    private final byte[] body;

    private PostfixView(Headers headers, byte[] body) {
        this.headers = headers;
        this.body = body;
    }

    /** The header, complete. */
    public Headers headers() {
        return headers;
    }

    /** The octets of the body. */
    public byte[] body() {
        return body;
    }

    /** The view of a message from its octets in a file. */
    public static PostfixView of(byte[] message) {
        List<String> lines = lines(new String(message, StandardCharsets.ISO_8859_1));
        int bodyAt = 0;
        var fields = new ArrayList<String>();
        for (; bodyAt < lines.size(); bodyAt++) {
            String line = lines.get(bodyAt);
            if (isFold(line) && !fields.isEmpty()) {
                fields.set(fields.size() - 1, fields.get(fields.size() - 1) + '\n' + line);
            } else if (FIELD.matcher(line).matches()) {
                fields.add(line);
            } else {
                bodyAt += line.isEmpty() ? 1 : 0;
                break;
            }
        }
        var headers = new Headers(Limits.MESSAGE);
        fields.forEach(field -> headers.add(field(field)));
        return new PostfixView(headers, body(lines.subList(Math.min(bodyAt, lines.size()), lines.size())));
    }

    /** Whoever sends a last line without an end gives it one. */
    private static List<String> lines(String text) {
        String whole = text.isEmpty() || text.endsWith("\n") ? text : text + '\n';
        var lines = new ArrayList<>(List.of(whole.split("\r*\n", -1)));
        lines.remove(lines.size() - 1);
        lines.replaceAll(line -> line.replace('\r', ' '));
        return lines;
    }

    private static boolean isFold(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static HeaderField field(String text) {
        var field = FIELD.matcher(text);
        if (!field.matches()) {
            throw new IllegalArgumentException("not a field");
        }
        return new HeaderField(octets(untilNul(field.group(1))), octets(untilNul(field.group(2))));
    }

    private static String untilNul(String text) {
        return text.split("\0", 2)[0];
    }

    private static byte[] body(List<String> lines) {
        var body = new ByteArrayOutputStream();
        lines.forEach(line -> body.writeBytes(octets(line + "\r\n")));
        return body.toByteArray();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
