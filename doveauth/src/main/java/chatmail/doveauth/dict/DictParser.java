// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads one line, without its LF, as a {@link DictRequest}. Fields beyond those a command has are ignored. */
final class DictParser {
    /** Commands of another major version mean something else. */
    private static final int DOVECOT_2_3 = 3;

    private static final int DOVECOT_2_4 = 4;

    private DictParser() {}

    static DictRequest parse(byte[] line) {
        if (line.length == 0) {
            return new DictRequest.Malformed("empty line");
        }
        List<byte[]> fields = new ArrayList<>();
        int from = 1;
        for (int i = 1; i <= line.length; i++) {
            if (i == line.length || line[i] == '\t') {
                var field = DictEscape.unescape(line, from, i);
                if (field.isEmpty()) {
                    return new DictRequest.Malformed("unknown escape");
                }
                fields.add(field.get());
                from = i + 1;
            }
        }
        try {
            return command(line[0], new Fields(fields));
        } catch (MalformedField e) {
            return new DictRequest.Malformed(e.why);
        }
    }

    private static DictRequest command(byte letter, Fields fields) throws MalformedField {
        return switch (letter) {
            case 'H' -> greeting(fields.number(0));
            case 'T', 'V' -> new DictRequest.Notice();
            case 'L' -> new DictRequest.Lookup(fields.octets(0), fields.name(1));
            case 'I' -> new DictRequest.Iterate(fields.number(0), fields.number(1), fields.text(2), fields.name(3));
            case 'B' -> new DictRequest.Begin(fields.id(), fields.name(1));
            case 'S' -> new DictRequest.Set(fields.id(), fields.text(1), fields.text(2));
            case 'U' -> new DictRequest.Unset(fields.id(), fields.text(1));
            case 'A' -> new DictRequest.Increment(fields.id(), fields.text(1), fields.difference(2));
            case 'C', 'D' -> new DictRequest.Commit(fields.id());
            case 'R' -> new DictRequest.Rollback(fields.id());
            default -> new DictRequest.Malformed("unknown command");
        };
    }

    private static DictRequest greeting(int majorVersion) {
        return majorVersion == DOVECOT_2_3 || majorVersion == DOVECOT_2_4
                ? new DictRequest.Notice()
                : new DictRequest.Malformed("unknown version of the protocol");
    }

    private record Fields(List<byte[]> all) {
        byte[] octets(int index) throws MalformedField {
            if (index >= all.size()) {
                throw new MalformedField("field missing");
            }
            return all.get(index);
        }

        /** Text whose octets matter; what is no UTF-8 would be stored as something else. */
        String text(int index) throws MalformedField {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(octets(index)))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new MalformedField("field is not UTF-8");
            }
        }

        /** A user's name; what is no UTF-8 becomes a name that nobody has. */
        String name(int index) {
            return index < all.size() ? new String(all.get(index), StandardCharsets.UTF_8) : "";
        }

        /** Ids and counts are unsigned 32-bit numbers in Dovecot. */
        long id() throws MalformedField {
            return parse(0, "\\d{1,10}", Long::valueOf);
        }

        int number(int index) throws MalformedField {
            return parse(index, "\\d{1,9}", Integer::valueOf);
        }

        long difference(int index) throws MalformedField {
            return parse(index, "-?\\d{1,18}", Long::valueOf);
        }

        private <T> T parse(int index, String syntax, Function<String, T> reader) throws MalformedField {
            String digits = text(index);
            if (!digits.matches(syntax)) {
                throw new MalformedField("field is not a number");
            }
            return reader.apply(digits);
        }
    }

    /** Says what is wrong without saying what was there. */
    private static final class MalformedField extends Exception {
        private static final long serialVersionUID = 1;

        private final String why;

        MalformedField(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
