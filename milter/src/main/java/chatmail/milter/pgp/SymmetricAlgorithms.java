// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

/** The numbers of ciphers and modes that really encrypt (RFC 9580, sections 9.3 and 9.6). */
final class SymmetricAlgorithms {
    private static final int AES_128 = 7;
    private static final int CAMELLIA_256 = 13;

    private SymmetricAlgorithms() {}

    /** Any cipher; 0 is plaintext, and 5 and 6 are reserved. */
    static boolean isCipher(int number) {
        return (number >= 1 && number <= 4) || isAeadCipher(number);
    }

    /** A cipher with blocks of 128 bits, as the authenticated modes need it. */
    static boolean isAeadCipher(int number) {
        return number >= AES_128 && number <= CAMELLIA_256;
    }

    /** EAX, OCB and GCM. */
    static boolean isAead(int number) {
        return number >= 1 && number <= 3;
    }

    /** Octets of the nonce of such a mode. */
    static int nonceOctets(int aead) {
        return switch (aead) {
            case 1 -> 16;
            case 2 -> 15;
            default -> 12;
        };
    }
}
