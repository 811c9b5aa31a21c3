// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.util.Arrays;
import java.util.Optional;

/** The packet types that have a name (RFC 9580, section 5). */
public enum PacketType {
    PKESK(1, "public-key encrypted session key"),
    SIGNATURE(2, "signature"),
    SKESK(3, "symmetric-key encrypted session key"),
    ONE_PASS_SIGNATURE(4, "one-pass signature"),
    SECRET_KEY(5, "secret key"),
    PUBLIC_KEY(6, "public key"),
    SECRET_SUBKEY(7, "secret subkey"),
    COMPRESSED(8, "compressed data"),
    SED(9, "encrypted data without integrity protection"),
    MARKER(10, "marker"),
    LITERAL(11, "literal data"),
    TRUST(12, "trust"),
    USER_ID(13, "user ID"),
    PUBLIC_SUBKEY(14, "public subkey"),
    USER_ATTRIBUTE(17, "user attribute"),
    SEIPD(18, "encrypted data"),
    AEAD_ENCRYPTED(20, "encrypted data in a form RFC 9580 does not know"),
    PADDING(21, "padding");

    private final int code;
    private final String words;

    PacketType(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The type of that code, if it has a name. */
    public static Optional<PacketType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** Whether it carries the session key, for one recipient or one password. */
    boolean isSessionKey() {
        return this == PKESK || this == SKESK;
    }

    /** What it is, for a sentence. */
    public String words() {
        return words;
    }
}
