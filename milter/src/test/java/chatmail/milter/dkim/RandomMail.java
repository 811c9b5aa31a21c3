// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import static chatmail.milter.mime.Fields.octets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes messages of all that canonicalization is about: folds, runs of blanks, blanks and empty lines at ends, empty values,
 * octets above ASCII, fields that come again. No lone CR or LF and no NUL: those Postfix changes before anybody verifies. In
 * the header only UTF-8, because jDKIM takes it for text.
 */
final class RandomMail {
    private static final List<String> NAMES = List.of("To", "Subject", "subject", "X-Long-Name", "x", "Received", "CC");
    private static final List<String> PIECES =
            List.of("a", "Word", " ", "  ", "\t", " \t ", ";", ":", "=", "\u00c3\u00bc", "(c)", "-");

    private static final List<String> LATIN1 = List.of("\u00e9", "\u00a0", "\u0080");
    private static final List<String> FOLDS = List.of("\r\n ", "\r\n\t", " \r\n  ", "\t\r\n \t");

    private final Random random;

    RandomMail(Random random) {
        this.random = random;
    }

    /** A message in a file. */
    byte[] message() {
        var fields =
                new ArrayList<>(List.of("From:" + oneOf(List.of(" ", "", "\t", "\r\n ")) + "<alice@remote.example>"));
        for (int more = random.nextInt(7); more > 0; more--) {
            fields.add(oneOf(NAMES) + ':' + value());
        }
        Collections.shuffle(fields, random);
        return octets(String.join("\r\n", fields) + "\r\n\r\n" + body());
    }

    private String value() {
        return some(6, () -> oneOf(random.nextInt(5) == 0 ? FOLDS : PIECES)) + oneOf(List.of("", "x", "x ", "x\t "));
    }

    /** Often empty, often with empty lines at its end, sometimes without a line end there. */
    private String body() {
        return some(5, () -> some(5, () -> oneOf(random.nextInt(5) == 0 ? LATIN1 : PIECES)) + "\r\n")
                + oneOf(List.of("", "", "\r\n", "\r\n\r\n", " \r\n", "\t\r\n\r\n", "end", "end ", " ", "end\r\n \r\n"));
    }

    /** Tags that say how to sign: every pair of forms, fields named again and fields that are not there, a length. */
    String tags() {
        String names = Stream.concat(
                        Stream.of("from"), Stream.generate(this::name).limit(random.nextInt(8)))
                .collect(Collectors.joining(random.nextBoolean() ? ":" : " : "));
        return "c=" + form() + '/' + form() + "; h=" + names + oneOf(List.of("", "", "", "; l=0", "; l=7"));
    }

    private String name() {
        return random.nextInt(4) == 0 ? oneOf(List.of("From", "Not-There", "date")) : oneOf(NAMES);
    }

    private String form() {
        return random.nextBoolean() ? "simple" : "relaxed";
    }

    /** The same message but for one octet, somewhere between line ends. */
    byte[] changed(byte[] message) {
        byte[] changed = message.clone();
        int at = random.nextInt(message.length);
        while (message[at] == '\r' || message[at] == '\n') {
            at = random.nextInt(message.length);
        }
        byte other = (byte) " \t;:=ab-".charAt(random.nextInt(8));
        changed[at] = other == message[at] ? (byte) (other ^ 1) : other;
        return changed;
    }

    private String some(int most, Supplier<String> piece) {
        return Stream.generate(piece).limit(random.nextInt(most + 1)).collect(Collectors.joining());
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
