// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import chatmail.milter.mime.Objection;

/** The clear octets at the start of an encrypted data packet, and its size (RFC 9580, section 5.13). */
final class EncryptedDataHead {
    /** Version and, in version 2, its parameters. */
    private static final int OCTETS = 4;

    /** Version, a prefix of block size + 2, the modification detection code, and the shortest literal packet. */
    private static final int MIN_V1 = 1 + 10 + 22 + 8;

    /** Version and three parameters, salt, the tags of one chunk and of the whole. */
    private static final int MIN_V2 = 4 + 32 + 16 + 16;

    /** RFC 9580, section 5.13.2. */
    private static final int MAX_CHUNK_SIZE_OCTET = 16;

    private final Objection objection;
    private boolean begun;
    private long octets;
    private int version;

    EncryptedDataHead(Objection objection) {
        this.objection = objection;
    }

    void begin() {
        begun = true;
    }

    boolean begun() {
        return begun;
    }

    /** The version octet; 0 before it came. */
    int version() {
        return version;
    }

    /** Whether whatever else comes is encrypted. */
    boolean complete() {
        return octets >= OCTETS;
    }

    /** So many octets of encrypted data. */
    void skip(long count) {
        octets += count;
    }

    void add(byte[] piece, int from, int to) {
        for (int i = from; i < to && octets + (i - from) < OCTETS && !objection.raised(); i++) {
            judge((int) (octets + (i - from)), piece[i] & 0xff);
        }
        octets += to - from;
    }

    private void judge(int at, int octet) {
        if (at == 0) {
            version = octet;
        }
        boolean fits =
                switch (at) {
                    case 0 -> version == 1 || version == 2;
                    case 1 -> version == 1 || SymmetricAlgorithms.isAeadCipher(octet);
                    case 2 -> version == 1 || SymmetricAlgorithms.isAead(octet);
                    default -> version == 1 || octet <= MAX_CHUNK_SIZE_OCTET;
                };
        if (!fits) {
            objection.raise(
                    at == 0 ? "encrypted data of an unknown version" : "encrypted data with unknown parameters");
        }
    }

    void end() {
        if (octets < (version == 2 ? MIN_V2 : MIN_V1)) {
            objection.raise("the encrypted data is too short to be any");
        }
    }
}
