// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import chatmail.packaging.mta.Armor;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * A message that is encrypted by its shape (RFC 3156, section 4) and noise inside, which nobody can open.
 *
 * @param text lines that end with CRLF
 * @param mark what no other message has in its body
 */
public record TestMessage(String text, String mark) {

    private static final int RANDOM_OCTETS = 16;
    private static final int DATA_OCTETS = 300;

    /** From an address to the same. */
    public static TestMessage create(String address, SecureRandom random) {
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
                + Armor.ofNoise(DATA_OCTETS, random)
                + "\n"
                + "--" + mark + "--\n";
        return new TestMessage(lines.replace("\n", "\r\n"), mark);
    }
}
