// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.util.Set;

/**
 * The shape of a public-key encrypted session key packet (RFC 9580, section 5.1).
 *
 * <p>For RSA and Elgamal the numbers must fill the packet; what other algorithms write is theirs, so that new ones pass.
 */
final class PublicKeySessionKey {
    private static final int RSA = 1;
    private static final int RSA_ENCRYPT_ONLY = 2;
    private static final int ELGAMAL = 16;

    /** RSA for signing, DSA, ECDSA, EdDSA in its old form, Ed25519 and Ed448 (RFC 9580, section 9.1). */
    private static final Set<Integer> FOR_SIGNATURES = Set.of(3, 17, 19, 22, 27, 28);

    private static final int V3_HEADER = 10;
    private static final int V4_FINGERPRINT = 20;
    private static final int V6_FINGERPRINT = 32;

    /** No algorithm gets a session key into less. */
    private static final int MIN_FIELDS = 16;

    private static final int MIN_RSA_OCTETS = 63;
    private static final int MAX_MPI_OCTETS = 2048;

    private PublicKeySessionKey() {}

    /** Whether the body of the packet is one of version 3 or 6. */
    static boolean isPlausible(byte[] body) {
        if (body.length == 0) {
            return false;
        }
        return switch (body[0]) {
            case 3 -> body.length > V3_HEADER && fieldsArePlausible(body, V3_HEADER - 1);
            case 6 -> isPlausibleV6(body);
            default -> false;
        };
    }

    private static boolean isPlausibleV6(byte[] body) {
        if (body.length < 2) {
            return false;
        }
        int keyOctets = body[1] & 0xff;
        return body.length > 2 + keyOctets
                && (keyOctets == 0 || namesKey(body[2], keyOctets - 1))
                && fieldsArePlausible(body, 2 + keyOctets);
    }

    private static boolean namesKey(byte keyVersion, int fingerprintOctets) {
        return (keyVersion == 4 && fingerprintOctets == V4_FINGERPRINT)
                || (keyVersion == 6 && fingerprintOctets == V6_FINGERPRINT);
    }

    private static boolean fieldsArePlausible(byte[] body, int algorithmAt) {
        int algorithm = body[algorithmAt] & 0xff;
        int from = algorithmAt + 1;
        if (!mayEncrypt(algorithm) || body.length - from < MIN_FIELDS) {
            return false;
        }
        if (algorithm >= RSA && algorithm <= RSA_ENCRYPT_ONLY) {
            return body.length - from >= MIN_RSA_OCTETS && afterMpi(body, from) == body.length;
        }
        return algorithm != ELGAMAL || afterMpi(body, afterMpi(body, from)) == body.length;
    }

    private static boolean mayEncrypt(int algorithm) {
        return algorithm != 0 && !FOR_SIGNATURES.contains(algorithm);
    }

    /** Where the number that begins at {@code from} ends (RFC 9580, section 3.2); beyond the body if it is none. */
    private static int afterMpi(byte[] body, int from) {
        if (body.length - from < 2) {
            return body.length + 1;
        }
        int bits = (body[from] & 0xff) << 8 | (body[from + 1] & 0xff);
        int octets = (bits + 7) / 8;
        return bits == 0 || octets > MAX_MPI_OCTETS ? body.length + 1 : from + 2 + octets;
    }
}
