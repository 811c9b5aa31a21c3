// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes requests on loopback and answers with octets that need not be HTTP, then hangs up. */
final class RawService implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool(job -> {
        var thread = new Thread(job, "raw service");
        thread.setDaemon(true);
        return thread;
    });

    private final Answer answer;
    private volatile String request = "";

    /** What is done with a connection once the request has been read. */
    @FunctionalInterface
    interface Answer {
        void to(Socket peer) throws IOException, InterruptedException;
    }

    RawService(Answer answer) throws IOException {
        this.answer = answer;
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                accept();
            }
        });
    }

    private void accept() {
        try {
            Socket peer = server.accept();
            threads.execute(() -> serve(peer));
        } catch (IOException e) {
            // Closed meanwhile.
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            request = read(peer.getInputStream());
            answer.to(peer);
        } catch (IOException e) {
            // The client has seen enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("hung up");
            }
            head.append((char) octet);
        }
        Matcher length = LENGTH.matcher(head);
        int octets = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return head + new String(in.readNBytes(octets), ISO_8859_1);
    }

    /** As silent as can be. */
    static void waitForTheEnd(Socket peer) throws IOException {
        peer.getInputStream().readAllBytes();
    }

    String request() {
        return request;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/notify");
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
