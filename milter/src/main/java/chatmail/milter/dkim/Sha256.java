// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash DKIM has left (RFC 8301, section 3.1). */
final class Sha256 {
    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] of(byte[] octets) {
        return begin().digest(octets);
    }
}
