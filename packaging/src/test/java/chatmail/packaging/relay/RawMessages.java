// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.client.Messages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Messages that are not the usual ones. */
final class RawMessages {

    private RawMessages() {}

    /** The same message with further fields, whole lines, above its own. */
    static byte[] withFields(String fields, byte[] message) {
        return (fields.replace("\n", "\r\n") + new String(message, ISO_8859_1)).getBytes(ISO_8859_1);
    }

    /** One field of about that size, in lines of 80 characters. */
    static String longField(String name, int octets) {
        return name + ": folded\n" + (" " + "x".repeat(78) + "\n").repeat(octets / 80);
    }

    /** The first message of a Secure-Join handshake, in the clear as older clients send it. */
    static byte[] secureJoin(String from, String to) {
        return multipart(
                "From: <" + from + ">\nTo: <" + to + ">\nSubject: [...]\nSecure-Join: vc-request\n",
                "multipart/mixed",
                "Content-Type: text/plain\n\nSecure-Join: vc-request\n");
    }

    /** A delivery report, from the mail system of that domain. */
    static byte[] bounceReport(String domain, String to) {
        return multipart(
                "From: <mailer-daemon@" + domain + ">\nTo: <" + to + ">\nAuto-Submitted: auto-replied\n",
                "multipart/report; report-type=delivery-status",
                "Content-Type: text/plain\n\nYour message could not be delivered.\n",
                "Content-Type: message/delivery-status\n\nReporting-MTA: dns; " + domain + "\n");
    }

    /** A key on its way to another device of its owner. */
    static byte[] setupMessage(String owner, String armor) {
        return multipart(
                "From: <" + owner + ">\nTo: <" + owner + ">\nAutocrypt-Setup-Message: v1\n",
                "multipart/mixed",
                "Content-Type: text/plain\n\nThis is the Autocrypt Setup Message.\n",
                "Content-Type: application/autocrypt-setup\n\n" + armor.strip() + "\n");
    }

    /** A signature with the right body hash and a made-up rest, so that it hangs on the key. */
    static String signature(String domain, String selector, byte[] message) {
        var hash = Base64.getEncoder().encodeToString(sha256(Messages.body(message)));
        return "DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=" + domain + "; s=" + selector + ";\n h=from; bh="
                + hash + ";\n b=c2lnbmF0dXJl\n";
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JRE has SHA-256", e);
        }
    }

    private static byte[] multipart(String fields, String type, String... parts) {
        var text = new StringBuilder(fields)
                .append("MIME-Version: 1.0\nContent-Type: ")
                .append(type)
                .append("; boundary=\"part\"\n\n");
        for (var part : parts) {
            text.append("--part\n").append(part);
        }
        text.append("--part--\n");
        return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
