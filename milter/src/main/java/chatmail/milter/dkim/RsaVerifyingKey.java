// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2). */
final class RsaVerifyingKey implements VerifyingKey {
    /** RFC 8301, section 3.2: less must not count as valid. */
    private static final int MIN_BITS = 1024;

    private static final int MAX_BITS = 8192;

    /** What keys have is 65537; a long exponent makes verifying as slow as signing, at the whim of a stranger. */
    private static final int MAX_EXPONENT_BITS = 64;

    private final RSAPublicKey key;

    private RsaVerifyingKey(RSAPublicKey key) {
        this.key = key;
    }

    /** Reads the SubjectPublicKeyInfo that everybody publishes, or the RSAPublicKey that RFC 6376, section 3.6.1 names. */
    static Parsed<VerifyingKey> parse(byte[] der) {
        try {
            RSAPublicKey key = decode(der);
            int bits = key.getModulus().bitLength();
            if (bits < MIN_BITS || bits > MAX_BITS) {
                return Parsed.refused("RSA key of " + bits + " bits (expected: 1024 to 8192)");
            }
            if (key.getPublicExponent().bitLength() > MAX_EXPONENT_BITS) {
                return Parsed.refused("RSA key with a huge exponent");
            }
            return Parsed.of(new RsaVerifyingKey(key));
        } catch (GeneralSecurityException e) {
            return Parsed.refused("key malformed");
        }
    }

    private static RSAPublicKey decode(byte[] der) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        try {
            return (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(der));
        } catch (InvalidKeySpecException notWrapped) {
            return (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(Der.subjectPublicKeyInfo(der)));
        }
    }

    @Override
    public boolean verifies(byte[] octets, byte[] signature) {
        try {
            Signature verification = Signature.getInstance("SHA256withRSA");
            verification.initVerify(key);
            verification.update(octets);
            return verification.verify(signature);
        } catch (GeneralSecurityException notEvenOne) {
            return false;
        }
    }
}
