// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

/** Describes the packets that hold a session key (RFC 9580, sections 5.1 and 5.3). */
final class SessionKeyText {
    private static final int KEY_ID_OCTETS = 8;
    private static final String NO_KEY_ID = "0".repeat(2 * KEY_ID_OCTETS);

    private static final int SALT_OCTETS = 8;
    private static final int ARGON2_SALT_OCTETS = 16;

    private SessionKeyText() {}

    /** The algorithm, and for whom. */
    static String ofPublicKey(Fields head) {
        return switch (head.at(0)) {
            case 3 -> {
                String keyId = head.hex(1, KEY_ID_OCTETS);
                String whom = keyId.equals(NO_KEY_ID) ? "an anonymous recipient" : "key ID " + keyId;
                yield AlgorithmNames.publicKey(head.at(1 + KEY_ID_OCTETS)) + " for " + whom;
            }
            case 6 -> {
                int octets = head.at(1);
                String whom = octets == 0
                        ? "an anonymous recipient"
                        : "a v" + head.at(2) + " key, fingerprint " + head.hex(3, octets - 1);
                yield AlgorithmNames.publicKey(head.at(2 + octets)) + " for " + whom;
            }
            default -> "";
        };
    }

    /** The cipher, and how the password becomes a key. */
    static String ofPassword(Fields head) {
        return switch (head.at(0)) {
            case 4 -> AlgorithmNames.cipher(head.at(1)) + ", S2K " + stringToKey(head, 2);
            case 6 ->
                AlgorithmNames.cipher(head.at(2)) + ' ' + AlgorithmNames.aead(head.at(3)) + ", S2K "
                        + stringToKey(head, 5);
            default -> "";
        };
    }

    /** A string-to-key specifier (RFC 9580, section 3.7.1). */
    private static String stringToKey(Fields head, int at) {
        String hash = AlgorithmNames.hash(head.at(at + 1));
        return switch (head.at(at)) {
            case 0 -> "simple, " + hash;
            case 1 -> "salted, " + hash;
            case 3 ->
                "iterated, " + hash + ", " + Printable.octets(iterated(head.at(at + 2 + SALT_OCTETS))) + " hashed";
            case 4 -> argon2(head, at + 1 + ARGON2_SALT_OCTETS);
            default -> "type " + head.at(at);
        };
    }

    /** RFC 9580, section 3.7.1.3: how many octets are hashed. */
    private static long iterated(int coded) {
        return coded < 0 ? 0 : (16L + (coded & 15)) << ((coded >> 4) + 6);
    }

    private static String argon2(Fields head, int at) {
        return "Argon2, " + head.at(at) + " passes, parallelism " + head.at(at + 1) + ", memory 2^" + head.at(at + 2)
                + " KiB";
    }
}
