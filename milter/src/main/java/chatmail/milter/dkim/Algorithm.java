// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The signature algorithms still in use; rsa-sha1 is none of them (RFC 8301, section 3.1). */
public enum Algorithm {
    RSA_SHA256("rsa"),
    /** RFC 8463. */
    ED25519_SHA256("ed25519");

    private final String keyType;

    Algorithm(String keyType) {
        this.keyType = keyType;
    }

    /** The value of {@code a=}, and a metric's tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The value of {@code k=} in a key record for it. */
    String keyType() {
        return keyType;
    }

    static Optional<Algorithm> named(String tag) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.tag().equalsIgnoreCase(tag))
                .findFirst();
    }
}
