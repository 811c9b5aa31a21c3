// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import chatmail.milter.mime.Parsed;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Ed25519 over SHA-256 (RFC 8463, section 3). */
public final class Ed25519SigningKey implements SigningKey {
    /** What stands before the 32 octets of the key in PKCS#8 (RFC 8410, section 7). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final String selector;
    private final byte[] key;

    private Ed25519SigningKey(String selector, byte[] key) {
        this.selector = selector;
        this.key = key;
    }

    /** @param der PKCS#8 */
    static Parsed<SigningKey> parse(String selector, byte[] der) {
        return isEd25519(der)
                ? Parsed.of(new Ed25519SigningKey(selector, Arrays.copyOfRange(der, PREFIX.length, der.length)))
                : Parsed.refused("no readable Ed25519 key");
    }

    static boolean isEd25519(byte[] der) {
        return der.length == PREFIX.length + Ed25519.SECRET_KEY_SIZE
                && Arrays.equals(der, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
    }

    @Override
    public Algorithm algorithm() {
        return Algorithm.ED25519_SHA256;
    }

    @Override
    public String selector() {
        return selector;
    }

    @Override
    public byte[] sign(byte[] octets) {
        byte[] hash = Sha256.of(octets);
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(key, 0, hash, 0, hash.length, signature, 0);
        return signature;
    }
}
