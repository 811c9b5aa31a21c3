// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.dict;

/** One line from Dovecot, taken apart. No text form shows a field, because keys hold passwords. */
public sealed interface DictRequest {

    /** {@code L key user}: asks for one value. */
    final class Lookup implements DictRequest {
        private final byte[] key;
        private final String user;

        /** @param key not copied; it is wiped once the request is answered */
        public Lookup(byte[] key, String user) {
            this.key = key;
            this.user = user;
        }

        /** The key's own bytes, valid until the request is answered. */
        @SuppressWarnings("EI_EXPOSE_REP")
        public byte[] key() {
            return key;
        }

        /** Who Dovecot asks for; empty when it did not say. */
        public String user() {
            return user;
        }

        @Override
        public String toString() {
            return "Lookup";
        }
    }

    /**
     * {@code I flags max path user}: asks for everything below a path.
     *
     * @param max most items wanted; 0 is all
     */
    record Iterate(int flags, int max, String path, String user) implements DictRequest {
        @Override
        public String toString() {
            return "Iterate";
        }
    }

    /** {@code B id user [expire]}: a transaction begins; ids belong to one connection. */
    record Begin(long id, String user) implements DictRequest {
        @Override
        public String toString() {
            return "Begin";
        }
    }

    /** What a transaction collects until it is committed. */
    sealed interface Change extends DictRequest {
        long id();

        String key();
    }

    /** {@code S id key value}. */
    record Set(long id, String key, String value) implements Change {
        @Override
        public String toString() {
            return "Set";
        }
    }

    /** {@code U id key}. */
    record Unset(long id, String key) implements Change {
        @Override
        public String toString() {
            return "Unset";
        }
    }

    /** {@code A id key difference}: adds to a number. */
    record Increment(long id, String key, long difference) implements Change {
        @Override
        public String toString() {
            return "Increment";
        }
    }

    /** {@code C id}, or {@code D id} of old clients. */
    record Commit(long id) implements DictRequest {}

    /** {@code R id}; has no answer. */
    record Rollback(long id) implements DictRequest {}

    /** {@code H}, {@code T} or {@code V}: a greeting of a known version, a transaction's time, a wish about logs; none has an answer. */
    record Notice() implements DictRequest {}

    /**
     * A line that is none of these; nothing after it on its connection can be trusted.
     *
     * @param why a few words without any of the input
     */
    record Malformed(String why) implements DictRequest {}
}
