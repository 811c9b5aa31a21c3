// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.client.Messages;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A message with its envelope. */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
record Mail(String from, String to, List<Field> fields, byte[] body) {

    /**
     * An encrypted message as chat clients send it: a session key for one X25519 key, then encrypted data (RFC 9580,
     * sections 5.1 and 5.13.1), noise in both.
     *
     * @param octets of encrypted data
     */
    static Mail encrypted(String from, String to, int octets) {
        return of(from, to, Messages.encrypted(from, to, armor(octets)));
    }

    /** What is encrypted in it, armored. */
    static String armor(int octets) {
        var random = new Random(octets);
        // Version 3, no key ID, algorithm 25; a point, then a wrapped key for AES-256.
        var sessionKey = new byte[10 + 74];
        random.nextBytes(sessionKey);
        Arrays.fill(sessionKey, 0, 9, (byte) 0);
        sessionKey[0] = 3;
        sessionKey[9] = 25;
        var data = new byte[1 + octets];
        random.nextBytes(data);
        data[0] = 1;
        var packets = ByteBuffer.allocate(2 * 6 + sessionKey.length + data.length);
        packet(packets, 1, sessionKey);
        packet(packets, 18, data);
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(packets.array());
        return "-----BEGIN PGP MESSAGE-----\n\n" + new String(base64, US_ASCII) + "\n-----END PGP MESSAGE-----\n";
    }

    private static void packet(ByteBuffer out, int type, byte[] content) {
        out.put((byte) (0xc0 | type)).put((byte) 0xff).putInt(content.length).put(content);
    }

    /** The view that Postfix gives of a message whose lines end with CRLF. */
    static Mail of(String from, String to, byte[] message) {
        var bodyAt = 4;
        while (!endsHeader(message, bodyAt)) {
            bodyAt++;
        }
        var fields = new ArrayList<Field>();
        for (var text : new String(message, 0, bodyAt - 4, ISO_8859_1).split("\r\n(?![ \t])", -1)) {
            var colon = text.indexOf(':');
            fields.add(new Field(
                    text.substring(0, colon), text.substring(colon + 1).replace("\r\n", "\n")));
        }
        return new Mail(from, to, List.copyOf(fields), Arrays.copyOfRange(message, bodyAt, message.length));
    }

    private static boolean endsHeader(byte[] message, int at) {
        return message[at - 4] == '\r' && message[at - 3] == '\n' && message[at - 2] == '\r' && message[at - 1] == '\n';
    }

    /** The same with these fields above its own. */
    Mail below(List<Field> newFields) {
        var all = new ArrayList<>(newFields);
        all.addAll(fields);
        return new Mail(from, to, List.copyOf(all), body);
    }
}
