// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.mta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MTA's end of one connection to a milter, for one message, as Postfix 3.7 has it: macros before every stage, also
 * before each field and each piece of the body, and also when there are none; ABORT after the message and again before QUIT.
 */
public final class MtaConnection implements Closeable {

    private static final int BODY_PIECE = 65_535;
    static final String CLIENT = "mail.elsewhere.example";
    static final String CLIENT_ADDRESS = "192.0.2.1";
    private static final short CLIENT_PORT = 25_000;

    private final SocketChannel channel;
    private final PacketOutput out;
    private final PacketInput in;
    private final Agreement agreement;
    private final Mail mail;
    private final Map<String, String> macros;
    private final List<Field> newFields = new ArrayList<>();
    private @Nullable Stage skipped;
    private @Nullable Answer answer;

    /**
     * Connects, and agrees on the protocol.
     *
     * @param queueId of the message, by which the milter's log calls it
     */
    public MtaConnection(Path socket, Macros macros, Mail mail, String queueId) throws IOException {
        this.mail = mail;
        this.macros = macros.of(mail, queueId);
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        try {
            out = new PacketOutput(channel);
            in = new PacketInput(Channels.newInputStream(channel));
            out.packet('O', Agreement.offer());
            out.flush();
            agreement = Agreement.read(in.next());
        } catch (IOException trouble) {
            try (channel) {
                throw trouble;
            }
        }
    }

    /** From CONNECT to the verdict. */
    public Answer deliver() throws IOException {
        var open = tell(Stage.CONNECT, client())
                && tell(Stage.HELO, CLIENT)
                && tell(Stage.MAIL, "<" + mail.from() + ">", "SIZE=" + mail.body().length, "BODY=8BITMIME")
                && tell(Stage.RCPT, "<" + mail.to() + ">")
                && tell(Stage.DATA)
                && header(mail.fields())
                && tell(Stage.END_OF_HEADERS)
                && body(mail.body())
                && tell(Stage.END_OF_MESSAGE);
        var refusal = answer;
        return open || refusal == null ? new Answer(true, "", List.copyOf(newFields)) : refusal;
    }

    /** Name, family, port, address. */
    private static ByteBuffer client() {
        var name = (CLIENT + "\0" + '4').getBytes(ISO_8859_1);
        var address = (CLIENT_ADDRESS + '\0').getBytes(ISO_8859_1);
        return ByteBuffer.allocate(name.length + 2 + address.length)
                .put(name)
                .putShort(CLIENT_PORT)
                .put(address)
                .flip();
    }

    private boolean header(List<Field> fields) throws IOException {
        for (var field : fields) {
            var value = field.value();
            var kept = agreement.keepsLeadingSpace() || !value.startsWith(" ") ? value : value.substring(1);
            if (!tell(Stage.HEADER, field.name(), kept)) {
                return false;
            }
        }
        return true;
    }

    private boolean body(byte[] body) throws IOException {
        for (var at = 0; at < body.length && skipped != Stage.BODY; at += BODY_PIECE) {
            if (!tell(Stage.BODY, ByteBuffer.wrap(body, at, Math.min(BODY_PIECE, body.length - at)))) {
                return false;
            }
        }
        return true;
    }

    private boolean tell(Stage stage, String... strings) throws IOException {
        return tell(stage, PacketOutput.payload(strings));
    }

    /** @return whether the message goes on */
    private boolean tell(Stage stage, ByteBuffer payload) throws IOException {
        sendMacros(stage);
        if (!stage.isLeftOut(agreement.steps())) {
            out.packet(stage.letter(), payload);
        }
        if (!stage.isAnswered(agreement.steps())) {
            return true;
        }
        out.flush();
        while (true) {
            var packet = in.next();
            switch (packet.letter()) {
                case 'c' -> {
                    return true;
                }
                case 's' -> {
                    skipped = stage;
                    return true;
                }
                case 'a' -> {
                    answer = new Answer(true, "", List.copyOf(newFields));
                    return false;
                }
                case 'y' -> {
                    return refuse(Agreement.string(packet.payload()));
                }
                case 'd', 'r', 't' -> {
                    return refuse("refused by " + packet.letter() + " at " + stage);
                }
                case 'i' -> {
                    packet.payload().getInt();
                    newFields.add(field(packet.payload()));
                }
                case 'h', 'm', 'e', 'p' -> {
                    // Nothing that has to be known here: more changes, or the request to be patient.
                }
                default -> throw new IOException("an unexpected packet " + packet.letter() + " at " + stage);
            }
        }
    }

    private boolean refuse(String text) {
        answer = new Answer(false, text, List.of());
        return false;
    }

    private Field field(ByteBuffer payload) {
        var name = Agreement.string(payload);
        var value = Agreement.string(payload);
        return new Field(name, agreement.keepsLeadingSpace() ? value : ' ' + value);
    }

    /** The queue id comes into being with the first recipient. */
    private void sendMacros(Stage stage) throws IOException {
        var text = new StringBuilder().append(stage.letter());
        for (var name : agreement.macros(stage)) {
            var value = macros.get(name);
            if (value != null && (!name.equals("i") || stage.compareTo(Stage.RCPT) > 0)) {
                text.append(name).append('\0').append(value).append('\0');
            }
        }
        out.packet('D', ByteBuffer.wrap(text.toString().getBytes(ISO_8859_1)));
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            out.packet('A');
            out.packet('A');
            out.packet('Q');
            out.flush();
        }
    }
}
