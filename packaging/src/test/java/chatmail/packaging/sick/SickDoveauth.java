// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.sick;

import chatmail.packaging.lab.Layout;
import chatmail.packaging.lab.PrivateRelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes the place of doveauth at a relay's auth socket, and knows everybody whatever the password. */
final class SickDoveauth implements AutoCloseable {
    private final Path socket;
    private final Path mailboxes;
    private final ServerSocketChannel listener;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private volatile Illness.Course course;

    SickDoveauth(PrivateRelay relay, Illness.Course course) throws IOException {
        this.course = course;
        socket = new Layout(relay.directory()).authSocket();
        mailboxes = relay.mailboxes();
        Files.deleteIfExists(socket);
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
        run("doveauth", this::accept);
    }

    /** As a daemon does that is well: each question gets its answer, on a connection that stays. */
    static void well(Line line) throws IOException {
        while (true) {
            line.say(line.question().answer());
        }
    }

    /** From now on, on new connections; what is open stays as it is. */
    void becomes(Illness.Course next) {
        course = next;
    }

    private void accept() {
        try {
            while (true) {
                var channel = listener.accept();
                run("connection", () -> serve(channel));
            }
        } catch (ClosedChannelException end) {
            // Nobody is served any more.
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void serve(SocketChannel channel) {
        try (var line = new Line(channel, mailboxes)) {
            open.add(line);
            course.run(line);
            open.remove(line);
        } catch (IOException hungUp) {
            // As Dovecot does when it has heard enough.
        }
    }

    private static void run(String name, Runnable task) {
        var thread = new Thread(task, "sick-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Leaves neither a connection nor a socket. */
    @Override
    public void close() throws IOException {
        listener.close();
        for (var line : open) {
            line.close();
        }
        Files.deleteIfExists(socket);
    }
}
