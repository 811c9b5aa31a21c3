// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.pgp;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Makes binary OpenPGP packets, good and bad ones. */
final class Packets {
    /** A session key for a hidden X25519 recipient, as it looks from outside. */
    static final byte[] PKESK = packet(1, join(hex("030000000000000000" + "19"), new byte[64]));

    /** Encrypted data of version 1, its content zeros. */
    static final byte[] SEIPD_V1 = packet(18, join(hex("01"), new byte[99]));

    /** Encrypted data of version 2: AES-256, OCB, chunks of 8 KiB. */
    static final byte[] SEIPD_V2 = packet(18, join(hex("02090207"), new byte[96]));

    private Packets() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    static byte[] join(byte[]... pieces) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(pieces).forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** A packet of the current format, its length written as short as can be. */
    static byte[] packet(int type, byte[] body) {
        return join(new byte[] {(byte) (0xc0 | type)}, length(body.length), body);
    }

    /** A packet of the legacy format. */
    static byte[] legacyPacket(int type, int lengthType, byte[] body) {
        var length = new byte[1 << lengthType];
        for (int i = 0; i < length.length; i++) {
            length[i] = (byte) (body.length >> (8 * (length.length - 1 - i)));
        }
        return join(new byte[] {(byte) (0x80 | type << 2 | lengthType)}, length, body);
    }

    /** A length of the current format. */
    static byte[] length(int octets) {
        if (octets < 192) {
            return new byte[] {(byte) octets};
        }
        if (octets < 8384) {
            return new byte[] {(byte) (((octets - 192) >> 8) + 192), (byte) (octets - 192)};
        }
        return new byte[] {(byte) 255, (byte) (octets >> 24), (byte) (octets >> 16), (byte) (octets >> 8), (byte) octets
        };
    }

    /** Encrypted data of version 1 in chunks of 2 to these powers, then a rest of 50 octets. */
    static byte[] partial(int... powers) {
        var packet = new ByteArrayOutputStream();
        packet.write(0xc0 | 18);
        for (int i = 0; i < powers.length; i++) {
            var chunk = new byte[1 << powers[i]];
            chunk[0] = (byte) (i == 0 ? 1 : 0);
            packet.write(224 + powers[i]);
            packet.writeBytes(chunk);
        }
        packet.write(50);
        packet.writeBytes(new byte[50]);
        return packet.toByteArray();
    }
}
