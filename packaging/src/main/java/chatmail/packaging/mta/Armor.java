// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What a chat client encrypts, by its shape: a session key for one X25519 key, then encrypted data (RFC 9580, sections
 * 5.1.6 and 5.13.1). There is noise in both, so nobody can open it.
 */
public final class Armor {

    /** Version, no key ID, algorithm; a point and a wrapped key for AES-256 follow. */
    private static final int SESSION_KEY_HEADER = 10;

    private static final int SESSION_KEY_OCTETS = 74;
    private static final byte VERSION_3 = 3;
    private static final byte X25519 = 25;
    private static final int SESSION_KEY = 1;
    private static final int ENCRYPTED_DATA = 18;
    private static final int LINE = 64;

    private Armor() {}

    /**
     * Armored packets (section 6.2), lines ending with LF.
     *
     * @param octets of encrypted data
     */
    public static String ofNoise(int octets, RandomGenerator random) {
        var sessionKey = new byte[SESSION_KEY_HEADER + SESSION_KEY_OCTETS];
        random.nextBytes(sessionKey);
        Arrays.fill(sessionKey, 0, SESSION_KEY_HEADER, (byte) 0);
        sessionKey[0] = VERSION_3;
        sessionKey[SESSION_KEY_HEADER - 1] = X25519;
        var data = new byte[1 + octets];
        random.nextBytes(data);
        data[0] = 1;
        var packets = ByteBuffer.allocate(2 * 6 + sessionKey.length + data.length);
        packet(packets, SESSION_KEY, sessionKey);
        packet(packets, ENCRYPTED_DATA, data);
        var base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(packets.array());
        return "-----BEGIN PGP MESSAGE-----\n\n" + new String(base64, US_ASCII) + "\n-----END PGP MESSAGE-----\n";
    }

    /** With a length of four octets (section 4.2.1.3). */
    private static void packet(ByteBuffer out, int type, byte[] content) {
        out.put((byte) (0xc0 | type)).put((byte) 0xff).putInt(content.length).put(content);
    }
}
