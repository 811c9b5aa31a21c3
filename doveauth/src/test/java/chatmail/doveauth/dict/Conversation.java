// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What two sides say, from a {@code .dict} file: {@code >} is a line from Dovecot, {@code <} one for it, {@code = closed}
 * the end, {@code #} a comment. {@code \t}, {@code \\} and {@code \xHH} stand for octets. Lines of one side that follow
 * each other are sent in one piece.
 */
record Conversation(List<Step> steps, boolean closed) {
    /** Octets, one in each character. */
    record Step(String sent, String expected) {}

    /** @param mail what {@code @MAIL@} stands for */
    static Conversation read(Path file, Path mail) throws IOException {
        var steps = new ArrayList<Step>();
        var sent = new ByteArrayOutputStream();
        var expected = new ByteArrayOutputStream();
        boolean closed = false;
        for (String line : Files.readAllLines(file)) {
            String text = line.replace("@MAIL@", mail.toString());
            char side = text.isEmpty() ? '#' : text.charAt(0);
            if (side == '>' && expected.size() > 0) {
                steps.add(new Step(
                        sent.toString(StandardCharsets.ISO_8859_1), expected.toString(StandardCharsets.ISO_8859_1)));
                sent.reset();
                expected.reset();
            }
            switch (side) {
                case '>' -> sent.writeBytes(octets(text));
                case '<' -> expected.writeBytes(octets(text));
                case '=' -> closed = true;
                default -> {
                    // a comment
                }
            }
        }
        steps.add(new Step(sent.toString(StandardCharsets.ISO_8859_1), expected.toString(StandardCharsets.ISO_8859_1)));
        return new Conversation(steps, closed);
    }

    private static byte[] octets(String line) {
        var out = new ByteArrayOutputStream();
        byte[] text = (line.substring(Math.min(2, line.length())) + '\n').getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\\') {
                out.write(text[i]);
            } else if (text[++i] == 't') {
                out.write('\t');
            } else if (text[i] == '\\') {
                out.write('\\');
            } else if (text[i] == 'x') {
                out.write(Integer.parseInt(new String(text, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                throw new IllegalArgumentException("unknown escape in " + line);
            }
        }
        return out.toByteArray();
    }
}
