// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** RSASSA-PKCS1-v1_5 with SHA-256. */
public final class RsaSigningKey implements SigningKey {
    private static final int MIN_BITS = 1024;
    private static final int MAX_BITS = 8192;

    /** RFC 8301, section 3.2: signers should use at least this. */
    private static final int GOOD_BITS = 2048;

    private final String selector;
    private final RSAPrivateKey key;

    private RsaSigningKey(String selector, RSAPrivateKey key) {
        this.selector = selector;
        this.key = key;
    }

    /** @param der PKCS#8 */
    static Parsed<SigningKey> parse(String selector, byte[] der) {
        try {
            var key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
            int bits = key.getModulus().bitLength();
            return bits < MIN_BITS || bits > MAX_BITS
                    ? Parsed.refused("an RSA key of " + bits + " bits (expected: 2048; 1024 to 8192 work)")
                    : Parsed.of(new RsaSigningKey(selector, key));
        } catch (GeneralSecurityException e) {
            return Parsed.refused("no readable RSA key");
        }
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.RSA_SHA256;
    }

    @Override
    public String selector() {
        return selector;
    }

    /** Whether the key is shorter than it should be. */
    public boolean isShort() {
        return key.getModulus().bitLength() < GOOD_BITS;
    }

    @Override
    public byte[] sign(byte[] octets) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(octets);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the RSA key does not sign", e);
        }
    }
}
