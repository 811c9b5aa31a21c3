// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message with its envelope. */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
public record Mail(String from, String to, List<Field> fields, byte[] body) {

    public Mail {
        fields = List.copyOf(fields);
    }

    /** The view that Postfix gives of a message whose lines end with CRLF. */
    public static Mail of(String from, String to, byte[] message) {
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
        return new Mail(from, to, fields, Arrays.copyOfRange(message, bodyAt, message.length));
    }

    private static boolean endsHeader(byte[] message, int at) {
        return message[at - 4] == '\r' && message[at - 3] == '\n' && message[at - 2] == '\r' && message[at - 1] == '\n';
    }

    /** The same with these fields above its own. */
    public Mail below(List<Field> newFields) {
        var all = new ArrayList<>(newFields);
        all.addAll(fields);
        return new Mail(from, to, all, body);
    }

    /** What is sent after DATA; lines end with CRLF. */
    public byte[] message() {
        var message = new ByteArrayOutputStream();
        for (var field : fields) {
            var text = field.name() + ':' + field.value().replace("\n", "\r\n") + "\r\n";
            message.writeBytes(text.getBytes(ISO_8859_1));
        }
        message.writeBytes(new byte[] {'\r', '\n'});
        message.writeBytes(body);
        return message.toByteArray();
    }
}
