// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The least that plain Java needs to answer in the dict protocol, as a program: after the first line of a connection every line gets the same
 * answer at once. One thread, one selector, no file, nothing read but where lines end.
 */
public final class NullDict {

    private static final int BACKLOG = 1_024;
    private static final int READ_OCTETS = 65_536;

    private final ByteBuffer in = ByteBuffer.allocateDirect(READ_OCTETS);
    private final ByteBuffer answer;

    private NullDict(ByteBuffer answer) {
        this.answer = answer;
    }

    /** Ends when it is killed. */
    public static void main(String[] args) throws IOException {
        var answer = ByteBuffer.allocateDirect(args[1].length() + 1);
        answer.put(args[1].getBytes(US_ASCII)).put((byte) '\n').flip();
        try (var selector = Selector.open();
                var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(Path.of(args[0])), BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("ready");
            var dict = new NullDict(answer);
            while (true) {
                selector.select(dict::serve);
            }
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel listener) {
                var connection = listener.accept();
                connection.configureBlocking(false);
                connection.register(key.selector(), SelectionKey.OP_READ, new Greeting());
            } else if (key.channel() instanceof SocketChannel connection) {
                converse(connection, (Greeting) key.attachment());
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    /** Whether a connection has said hello, which is its first line. */
    private static final class Greeting {
        private boolean over;
    }

    private void converse(SocketChannel connection, Greeting greeting) throws IOException {
        in.clear();
        if (connection.read(in) < 0) {
            connection.close();
        }
        in.flip();
        while (in.hasRemaining()) {
            if (in.get() == '\n') {
                if (greeting.over) {
                    write(connection);
                }
                greeting.over = true;
            }
        }
    }

    /** Whoever has one question open leaves room for its answer. */
    private void write(SocketChannel connection) throws IOException {
        answer.rewind();
        while (answer.hasRemaining()) {
            connection.write(answer);
        }
    }
}
