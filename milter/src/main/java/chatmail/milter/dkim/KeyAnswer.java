// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.util.List;

/** What DNS said about a key: nothing there and could not ask are different things. */
public sealed interface KeyAnswer {
    /** There are TXT records. They are read once, however many signatures are verified by a remembered answer. */
    final class Found implements KeyAnswer {
        /** More records at one name are not looked at; RFC 6376, section 3.6.2.2 allows only one. */
        private static final int MAX_RECORDS = 3;

        private final List<String> records;
        private final List<Parsed<KeyRecord>> read;

        /** @param records the strings of each record joined, each character an octet */
        public Found(List<String> records) {
            this.records = List.copyOf(records);
            read = records.stream().limit(MAX_RECORDS).map(KeyRecord::parse).toList();
        }

        /** As they came. */
        public List<String> records() {
            return records;
        }

        List<Parsed<KeyRecord>> read() {
            return read;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Found found && records.equals(found.records);
        }

        @Override
        public int hashCode() {
            return records.hashCode();
        }
    }

    /** The name does not exist, or has no TXT records. */
    record Absent() implements KeyAnswer {}

    /**
     * It is not known; asking later may help.
     *
     * @param why a short ASCII sentence
     */
    record Unavailable(String why) implements KeyAnswer {}
}
