// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Finds loopback ports that nobody uses. */
final class Ports {

    // Below what Linux gives to outgoing connections (32768 and up), so that none of those can come in between.
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 1_000;

    private final Set<Integer> taken = new HashSet<>();

    /** A port that was free a moment ago and that this object has not given out before. */
    int next() throws IOException {
        for (var tries = 0; tries < TRIES; tries++) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!taken.contains(port) && isFree(port)) {
                taken.add(port);
                return port;
            }
        }
        throw new IOException("no free port from " + LOWEST + " to " + HIGHEST);
    }

    static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private static boolean isFree(int port) throws IOException {
        // Listeners that share a port (SO_REUSEPORT) do not get in each other's way, so asking to bind is not enough.
        return !isListening(port) && isBindable(port);
    }

    static boolean isListening(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), 1_000);
            return true;
        } catch (ConnectException | SocketTimeoutException nobody) {
            return false;
        }
    }

    private static boolean isBindable(int port) throws IOException {
        try (var socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (BindException inUse) {
            return false;
        }
    }
}
