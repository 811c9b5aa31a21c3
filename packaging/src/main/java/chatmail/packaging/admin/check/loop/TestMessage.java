// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A message that is encrypted by its shape (RFC 3156, section 4) and noise inside, which nobody can open.
 *
 * @param text lines that end with CRLF
 * @param mark what no other message has in its body
 */
record TestMessage(String text, String mark) {

    private static final int RANDOM_OCTETS = 16;

    /** Version, no key ID, algorithm (RFC 9580, section 5.1); X25519, whose key and wrapped session key follow. */
    private static final int SESSION_KEY_HEADER = 10;

    private static final int X25519 = 25;
    private static final int SESSION_KEY_OCTETS = 74;
    private static final int DATA_OCTETS = 300;
    private static final int SESSION_KEY = 1;
    private static final int ENCRYPTED_DATA = 18;
    private static final int LINE = 64;

    static TestMessage create(String address, SecureRandom random) {
        var octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        var mark = "check-" + HexFormat.of().formatHex(octets);
        var domain = address.substring(address.indexOf('@') + 1);
        var lines = "From: <" + address + ">\n"
                + "To: <" + address + ">\n"
                + "Subject: [...]\n"
                + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\n"
                + "Message-ID: <" + mark + '@' + domain + ">\n"
                + "MIME-Version: 1.0\n"
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"" + mark
                + "\"\n"
                + "\n"
                + "--" + mark + "\n"
                + "Content-Type: application/pgp-encrypted\n"
                + "\n"
                + "Version: 1\n"
                + "\n"
                + "--" + mark + "\n"
                + "Content-Type: application/octet-stream; name=\"encrypted.asc\"\n"
                + "\n"
                + "-----BEGIN PGP MESSAGE-----\n"
                + "\n"
                + armored(packets(random)) + "\n"
                + "-----END PGP MESSAGE-----\n"
                + "\n"
                + "--" + mark + "--\n";
        return new TestMessage(lines.replace("\n", "\r\n"), mark);
    }

    private static String armored(byte[] packets) {
        return new String(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(packets), US_ASCII);
    }

    private static byte[] packets(SecureRandom random) {
        var sessionKey = new byte[SESSION_KEY_HEADER + SESSION_KEY_OCTETS];
        random.nextBytes(sessionKey);
        Arrays.fill(sessionKey, 0, SESSION_KEY_HEADER, (byte) 0);
        sessionKey[0] = 3;
        sessionKey[SESSION_KEY_HEADER - 1] = X25519;
        var data = new byte[DATA_OCTETS];
        random.nextBytes(data);
        data[0] = 1;
        var packets = ByteBuffer.allocate(2 * 6 + sessionKey.length + data.length);
        packet(packets, SESSION_KEY, sessionKey);
        packet(packets, ENCRYPTED_DATA, data);
        return packets.array();
    }

    /** With a length of four octets (section 4.2.1.3). */
    private static void packet(ByteBuffer out, int type, byte[] content) {
        out.put((byte) (0xc0 | type)).put((byte) 0xff).putInt(content.length).put(content);
    }
}
