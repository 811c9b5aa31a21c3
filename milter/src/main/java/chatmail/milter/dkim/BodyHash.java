// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.OctetSink;
import java.security.MessageDigest;

/** The hash and the length of a body in one of its forms. */
final class BodyHash {
    private final MessageDigest digest = Sha256.begin();
    private final OctetSink canonicalizer;
    private byte[] hash = new byte[0];
    private long length;

    BodyHash(Canonicalization form) {
        var hasher = new Hasher();
        canonicalizer = form == Canonicalization.SIMPLE ? new SimpleBody(hasher) : new RelaxedBody(hasher);
    }

    /** Takes the body as it came. */
    void feed(byte[] octets, int from, int to) {
        canonicalizer.accept(octets, from, to);
    }

    /** The body is complete. */
    void finish() {
        canonicalizer.end();
    }

    /** The hash; no octets before the end. */
    byte[] hash() {
        return hash;
    }

    /** The octets of the canonical body. */
    long length() {
        return length;
    }

    private final class Hasher implements OctetSink {
        @Override
        public void accept(byte[] octets, int from, int to) {
            digest.update(octets, from, to - from);
            length += to - from;
        }

        @Override
        public void end() {
            hash = digest.digest();
        }
    }
}
