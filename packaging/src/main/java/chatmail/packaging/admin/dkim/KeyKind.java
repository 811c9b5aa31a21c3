// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.dkim;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The two algorithms of DKIM. A pair of keys has one of each; DNS must not hold both under one name. */
public enum KeyKind {
    /** RFC 6376, with 2048 bits (RFC 8301, section 3.2). */
    RSA("rsa", ""),
    /** RFC 8463. */
    ED25519("ed25519", "-ed25519");

    private static final int RSA_BITS = 2048;
    private static final int RAW_OCTETS = 32;
    private static final int LINE = 64;

    private final String tag;
    private final String suffix;

    KeyKind(String tag, String suffix) {
        this.tag = tag;
        this.suffix = suffix;
    }

    /** As the tag {@code k=} of a key record has it. */
    public String tag() {
        return tag;
    }

    /** What a selector has more than that of the pair. */
    String suffix() {
        return suffix;
    }

    /** The one of a key by its selector. */
    public static KeyKind of(String selector) {
        return selector.endsWith(ED25519.suffix) ? ED25519 : RSA;
    }

    /** A new private key, PKCS#8 in PEM (RFC 7468). */
    String newKey() {
        try {
            var generator = KeyPairGenerator.getInstance(this == RSA ? "RSA" : "Ed25519");
            if (this == RSA) {
                generator.initialize(RSA_BITS);
            }
            var der = generator.generateKeyPair().getPrivate().getEncoded();
            var text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException("every Java has it", every);
        }
    }

    /**
     * The value of {@code p=}.
     *
     * @param publicKeyInfo SubjectPublicKeyInfo in DER; Ed25519 wants the 32 octets alone that end it
     */
    String publicValue(byte[] publicKeyInfo) {
        var octets = this == RSA
                ? publicKeyInfo
                : Arrays.copyOfRange(publicKeyInfo, publicKeyInfo.length - RAW_OCTETS, publicKeyInfo.length);
        return Base64.getEncoder().encodeToString(octets);
    }
}
