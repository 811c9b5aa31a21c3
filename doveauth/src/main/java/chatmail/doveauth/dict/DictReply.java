// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Everything that is ever said to Dovecot. */
sealed interface DictReply {
    /** The lines as they go over the wire. */
    byte[] bytes();

    /** Whether nothing more follows to the same request. */
    default boolean ends() {
        return true;
    }

    /** The value of a look-up. */
    record Found(String value) implements DictReply {
        @Override
        public byte[] bytes() {
            return line("O", value);
        }

        @Override
        public String toString() {
            return "Found";
        }
    }

    /** A look-up found nothing. */
    record Missing() implements DictReply {
        @Override
        public byte[] bytes() {
            return line("N", "");
        }
    }

    /** Some items of an iteration. */
    record Items(DictItems items) implements DictReply {
        @Override
        public byte[] bytes() {
            return items.lines();
        }

        @Override
        public boolean ends() {
            return false;
        }
    }

    /** There are no more items. */
    record NoMoreItems() implements DictReply {
        @Override
        public byte[] bytes() {
            return line("", "");
        }
    }

    /** A transaction is carried out. */
    record Committed() implements DictReply {
        @Override
        public byte[] bytes() {
            return line("O", "");
        }
    }

    /** A look-up or iteration failed; nothing more follows of it. */
    record Failed(String why) implements DictReply {
        @Override
        public byte[] bytes() {
            return line("F", why);
        }
    }

    /** A transaction failed; without its id Dovecot does not read the reason. */
    record CommitFailed(long id, String why) implements DictReply {
        @Override
        public byte[] bytes() {
            return line("F" + id + '\t', why);
        }
    }

    private static byte[] line(String start, String field) {
        var out = new ByteArrayOutputStream(start.length() + field.length() + 1);
        out.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
        DictEscape.escape(field.getBytes(StandardCharsets.UTF_8), out);
        out.write('\n');
        return out.toByteArray();
    }
}
