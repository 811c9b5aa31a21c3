// SPDX-License-Identifier: Apache-2.0
package chatmail.common.listen;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** What a socket file needs before and after it is bound. */
final class UnixSockets {
    private static final Set<PosixFilePermission> MODE_0660 = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE);

    private UnixSockets() {}

    /**
     * Removes the socket a killed process left behind.
     *
     * @throws IOException when a process still answers there, or something else than a socket has the name
     */
    static void removeStale(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        int type = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 0170000;
        if (type != 0140000) {
            throw new IOException(path + " exists and is not a socket; remove it or listen elsewhere");
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException(
                    path + " is served by another process (" + probe.getRemoteAddress() + "); stop it first");
        } catch (ConnectException refused) {
            Files.deleteIfExists(path);
        } catch (SocketException e) {
            throw new IOException(path + " is in the way and cannot be tried: " + e.getMessage(), e);
        }
    }

    /** bind(2) gave it mode 0777 less the umask; connecting needs only write permission, and others get none. */
    static void restrict(Path path) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.copyOf(MODE_0660);
        mode.retainAll(Files.getPosixFilePermissions(path));
        Files.setPosixFilePermissions(path, mode);
    }
}
