// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** One connection with the script, seen from doveauth. Whatever is said after its end is an {@link IOException}. */
final class Line implements AutoCloseable {
    private final SocketChannel channel;
    private final BufferedReader reader;
    private final Path mailboxes;

    Line(SocketChannel channel, Path mailboxes) {
        this.channel = channel;
        this.reader = new BufferedReader(Channels.newReader(channel, ISO_8859_1));
        this.mailboxes = mailboxes;
    }

    void greeting() throws IOException {
        if (!text().startsWith("H")) {
            throw new IOException("no greeting");
        }
    }

    /** The next question, whatever came before it. */
    Question question() throws IOException {
        var text = text();
        return text.startsWith("H") ? question() : new Question(text, mailboxes);
    }

    private String text() throws IOException {
        var text = reader.readLine();
        if (text == null) {
            throw new EOFException();
        }
        return text;
    }

    /** Says this in one piece. */
    void say(String octets) throws IOException {
        var buffer = ByteBuffer.wrap(octets.getBytes(ISO_8859_1));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Says nothing more and waits until the other side hangs up. */
    void keepSilent() throws IOException {
        while (reader.read() >= 0) {
            // It may ask as much as it likes.
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
