// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.explain;

import java.util.Map;

/** The names behind the numbers of OpenPGP (RFC 9580, section 9). */
final class AlgorithmNames {
    private static final Map<Integer, String> PUBLIC_KEY = Map.ofEntries(
            Map.entry(1, "RSA"),
            Map.entry(2, "RSA"),
            Map.entry(3, "RSA"),
            Map.entry(16, "Elgamal"),
            Map.entry(18, "ECDH"),
            Map.entry(25, "X25519"),
            Map.entry(26, "X448"));

    private static final Map<Integer, String> CIPHER = Map.ofEntries(
            Map.entry(0, "plaintext"),
            Map.entry(1, "IDEA"),
            Map.entry(2, "TripleDES"),
            Map.entry(3, "CAST5"),
            Map.entry(4, "Blowfish"),
            Map.entry(7, "AES-128"),
            Map.entry(8, "AES-192"),
            Map.entry(9, "AES-256"),
            Map.entry(10, "Twofish-256"),
            Map.entry(11, "Camellia-128"),
            Map.entry(12, "Camellia-192"),
            Map.entry(13, "Camellia-256"));

    private static final Map<Integer, String> HASH = Map.ofEntries(
            Map.entry(1, "MD5"),
            Map.entry(2, "SHA-1"),
            Map.entry(3, "RIPEMD-160"),
            Map.entry(8, "SHA-256"),
            Map.entry(9, "SHA-384"),
            Map.entry(10, "SHA-512"),
            Map.entry(11, "SHA-224"),
            Map.entry(12, "SHA3-256"),
            Map.entry(14, "SHA3-512"));

    private static final Map<Integer, String> AEAD = Map.of(1, "EAX", 2, "OCB", 3, "GCM");

    private AlgorithmNames() {}

    static String publicKey(int number) {
        return PUBLIC_KEY.getOrDefault(number, "algorithm " + number);
    }

    static String cipher(int number) {
        return CIPHER.getOrDefault(number, "cipher " + number);
    }

    static String hash(int number) {
        return HASH.getOrDefault(number, "hash " + number);
    }

    /** An authenticated mode. */
    static String aead(int number) {
        return AEAD.getOrDefault(number, "AEAD " + number);
    }
}
