// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.dkim;

import java.util.HexFormat;

/**
 * The little of ASN.1 that turns a bare RSA key (RFC 8017, appendix A.1) into the form {@code java.security} reads. Keys
 * have less than 64 KiB.
 */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;

    /** The algorithm identifier rsaEncryption, encoded. */
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private Der() {}

    /** An RSAPublicKey as SubjectPublicKeyInfo (RFC 5280, section 4.1.2.7). */
    static byte[] subjectPublicKeyInfo(byte[] rsaPublicKey) {
        return encode(SEQUENCE, RSA, encode(BIT_STRING, new byte[1], rsaPublicKey));
    }

    /** An RSAPrivateKey as PrivateKeyInfo (RFC 5208, section 5). */
    static byte[] privateKeyInfo(byte[] rsaPrivateKey) {
        return encode(SEQUENCE, encode(INTEGER, new byte[1]), RSA, encode(OCTET_STRING, rsaPrivateKey));
    }

    private static byte[] encode(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        byte[] head = head(tag, length);
        var encoded = new byte[head.length + length];
        System.arraycopy(head, 0, encoded, 0, head.length);
        int at = head.length;
        for (byte[] content : contents) {
            System.arraycopy(content, 0, encoded, at, content.length);
            at += content.length;
        }
        return encoded;
    }

    /** The length in as few octets as it needs, as DER demands (X.690, section 10.1). */
    private static byte[] head(int tag, int length) {
        if (length < 0x80) {
            return new byte[] {(byte) tag, (byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) tag, (byte) 0x81, (byte) length};
        }
        return new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
}
