// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Writes messages as bytes, lines ending with CRLF. */
public final class Messages {

    private Messages() {}

    /** An ordinary message that everybody on its way can read. */
    public static byte[] plain(String from, String to, String text) {
        return crlf(header(from, to) + "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n");
    }

    /**
     * A message as RFC 3156, section 4 has it.
     *
     * @param armor an encrypted OpenPGP message, armored
     */
    public static byte[] encrypted(String from, String to, String armor) {
        var boundary = "part-" + UUID.randomUUID();
        return crlf(header(from, to)
                + "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\";\n"
                + " boundary=\"" + boundary + "\"\n\n"
                + "--" + boundary + "\n"
                + "Content-Type: application/pgp-encrypted\n\n"
                + "Version: 1\n\n"
                + "--" + boundary + "\n"
                + "Content-Type: application/octet-stream; name=\"encrypted.asc\"\n\n"
                + armor.strip() + "\n\n"
                + "--" + boundary + "--\n");
    }

    /** What follows the header. */
    public static byte[] body(byte[] message) {
        var text = new String(message, UTF_8);
        return text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(UTF_8);
    }

    private static String header(String from, String to) {
        return "From: <" + from + ">\n"
                + "To: <" + to + ">\n"
                + "Subject: [...]\n"
                + "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\n"
                + "Message-ID: <" + UUID.randomUUID() + "@localhost>\n"
                + "MIME-Version: 1.0\n";
    }

    private static byte[] crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8);
    }
}
