// SPDX-License-Identifier: Apache-2.0
package chatmail.milter.wire;

import chatmail.milter.mime.CorpusMessage;
import chatmail.milter.mime.HeaderField;
import chatmail.milter.mime.PostfixView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A recorded talk between MTA and milter, as text. {@code > L name} is a packet of the MTA: its letter, a blank, its
 * payload; {@code < c} a packet of the milter. {@code \0}, {@code \\} and <code>&#92;xHH</code> stand for octets. {@code >
 * message ROLE/TAG/NAME} stands for the header fields, the end of headers and the body of a corpus message, {@code > frame}
 * for one that holds no packet. {@code #} begins a comment.
 */
final class Conversation {
    /** What one side says before the other answers. */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Turn(byte[] said, List<String> answers) {}

    private final List<Turn> turns = new ArrayList<>();

    static Conversation read(Path file) throws IOException {
        var conversation = new Conversation();
        var said = new ByteArrayOutputStream();
        var answers = new ArrayList<String>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.startsWith("<")) {
                answers.add(line.substring(2));
            } else if (line.startsWith(">")) {
                if (!answers.isEmpty()) {
                    conversation.turns.add(new Turn(said.toByteArray(), List.copyOf(answers)));
                    said.reset();
                    answers.clear();
                }
                said.writeBytes(packets(line.substring(2)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(file + ": " + line);
            }
        }
        conversation.turns.add(new Turn(said.toByteArray(), List.copyOf(answers)));
        return conversation;
    }

    List<Turn> turns() {
        return turns;
    }

    /** What stands behind a {@code > } of a file. */
    static byte[] packets(String text) {
        if (text.startsWith("message ")) {
            return message(text.substring(8));
        }
        if (text.equals("frame")) {
            return new byte[4];
        }
        String payload = text.length() > 2 ? text.substring(2) : "";
        return packet(text.charAt(0), octets(payload));
    }

    private static byte[] message(String name) {
        PostfixView view = CorpusMessage.all()
                .filter(message -> message.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .view();
        var out = new ByteArrayOutputStream();
        for (HeaderField field : view.headers().fields()) {
            var payload = new ByteArrayOutputStream();
            payload.writeBytes(field.name());
            payload.write(0);
            payload.writeBytes(field.value());
            payload.write(0);
            out.writeBytes(packet('L', payload.toByteArray()));
        }
        out.writeBytes(packet('N', new byte[0]));
        out.writeBytes(packet('B', view.body()));
        return out.toByteArray();
    }

    private static byte[] packet(char command, byte[] payload) {
        return ByteBuffer.allocate(5 + payload.length)
                .putInt(1 + payload.length)
                .put((byte) command)
                .put(payload)
                .array();
    }

    private static byte[] octets(String text) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.write(c);
            } else if (text.charAt(++i) == 'x') {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                out.write(text.charAt(i) == '0' ? 0 : text.charAt(i));
            }
        }
        return out.toByteArray();
    }

    /** The milter's packets in the form of the files. */
    static List<String> spell(byte[] bytes) {
        var packets = new ArrayList<String>();
        var in = ByteBuffer.wrap(bytes);
        while (in.hasRemaining()) {
            int length = in.getInt();
            var text = new StringBuilder().append((char) in.get());
            for (int i = 1; i < length; i++) {
                int octet = in.get() & 0xff;
                if (i == 1) {
                    text.append(' ');
                }
                if (octet == 0) {
                    text.append("\\0");
                } else if (octet >= ' ' && octet < 0x7f) {
                    text.append((char) octet);
                } else {
                    text.append(String.format("\\x%02X", octet));
                }
            }
            packets.add(text.toString());
        }
        return packets;
    }
}
