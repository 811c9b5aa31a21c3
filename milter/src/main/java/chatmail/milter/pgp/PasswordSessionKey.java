// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

/** The shape of a symmetric-key encrypted session key packet (RFC 9580, section 5.3). */
final class PasswordSessionKey {
    private static final int MAX_KEY_OCTETS = 32;
    private static final int TAG_OCTETS = 16;

    private PasswordSessionKey() {}

    /** Whether the body of the packet is one of version 4 or 6. */
    static boolean isPlausible(byte[] body) {
        if (body.length < 4) {
            return false;
        }
        return switch (body[0]) {
            case 4 -> isPlausibleV4(body);
            case 6 -> isPlausibleV6(body);
            default -> false;
        };
    }

    /** Cipher, string-to-key specifier, and the session key with an octet before it unless the password makes it. */
    private static boolean isPlausibleV4(byte[] body) {
        int specifier = specifierOctets(body[2]);
        int rest = body.length - 2 - specifier;
        return SymmetricAlgorithms.isCipher(body[1] & 0xff) && specifier > 0 && rest >= 0 && rest <= 1 + MAX_KEY_OCTETS;
    }

    /** A count, cipher, mode, the specifier with its length before it, the nonce; then the session key and its tag. */
    private static boolean isPlausibleV6(byte[] body) {
        int counted = body[1] & 0xff;
        int aead = body[3] & 0xff;
        if (body.length < 6 || !SymmetricAlgorithms.isAead(aead)) {
            return false;
        }
        int specifier = body[4] & 0xff;
        int key = body.length - 2 - counted - TAG_OCTETS;
        return SymmetricAlgorithms.isAeadCipher(body[2] & 0xff)
                && specifier == specifierOctets(body[5])
                && counted == 3 + specifier + SymmetricAlgorithms.nonceOctets(aead)
                && key >= MAX_KEY_OCTETS / 2
                && key <= MAX_KEY_OCTETS;
    }

    /** Octets of a string-to-key specifier (RFC 9580, section 3.7.1); 0 for an unknown one. */
    private static int specifierOctets(byte type) {
        return switch (type) {
            case 0 -> 2;
            case 1 -> 10;
            case 3 -> 11;
            case 4 -> 20;
            default -> 0;
        };
    }
}
