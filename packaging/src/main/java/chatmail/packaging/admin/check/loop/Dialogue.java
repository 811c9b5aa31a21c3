// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chatmail.packaging.admin.check.access.TrustAll;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLSocket;

/** Lines to and from a server with TLS, until a deadline. */
final class Dialogue implements Closeable {

    /** More than a message of ours, and than any line a server of ours writes. */
    private static final int MAX_LINE = 8_192;

    private final SSLSocket socket;
    private final Deadline deadline;
    private final InputStream in;
    private final OutputStream out;

    Dialogue(InetSocketAddress server, Deadline deadline) throws IOException {
        this.deadline = deadline;
        this.socket = TrustAll.connect(server, deadline.left());
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    void send(String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }

    /** The next line, without its end. */
    String receive() throws IOException {
        socket.setSoTimeout((int) deadline.left().toMillis());
        var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server hung up");
            }
            if (line.length() == MAX_LINE) {
                throw new IOException("the server says too much");
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
