// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.services;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketCheckTest {

    private static final Path SOCKET = Path.of("/run/it/door.sock");

    @TempDir
    private Path root;

    private Host host;
    private ServerSocketChannel server;

    @BeforeEach
    void somebodyListensAndAnotherOfItsGroupMayConnect() throws IOException {
        host = new Host(root, root, Shell.ofThisMachine());
        Files.createDirectories(host.at(SOCKET).getParent());
        mode("/run", "rwxr-xr-x");
        mode("/run/it", "rwxr-x---");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(host.at(SOCKET)));
        mode(SOCKET.toString(), "rw-rw----");
        int group = (int) Files.getAttribute(host.at(SOCKET), "unix:gid");
        // Nobody has this number, so it is the group that counts.
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/passwd"), "client:x:4000111:" + group + "::/:\n");
        Files.writeString(root.resolve("etc/group"), "client:x:" + group + ":\n");
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void mode(String path, String mode) throws IOException {
        Files.setPosixFilePermissions(host.at(path), PosixFilePermissions.fromString(mode));
    }

    private Outcome check() throws IOException {
        return new SocketCheck(host, SOCKET, "client", "door.service").run().get(0);
    }

    private void assertFails(String text, String cure) throws IOException {
        assertThat(check().text()).contains(text);
        assertThat(check().cure()).contains(cure);
        assertThat(check().level()).isEqualTo(Level.FAIL);
    }

    @Test
    void isGoodWhenTheClientMayConnect() throws IOException {
        assertThat(check()).isEqualTo(Outcome.ok("client may connect, and door.service listens"));
    }

    @Test
    void theModeMayKeepTheClientOut() throws IOException {
        mode(SOCKET.toString(), "rw-------");
        assertFails("client may not connect to " + SOCKET + ", which has owner ", "systemctl restart door.service");
        assertThat(check().text()).endsWith("mode 600");
    }

    @Test
    void aDirectoryMayKeepTheClientOut() throws IOException {
        mode("/run/it", "rwx------");
        assertFails("client may not pass through /run/it, which has owner", "");
    }

    @Test
    void anotherGroupMayLetTheClientIn() throws IOException {
        int group = (int) Files.getAttribute(host.at(SOCKET), "unix:gid");
        Files.writeString(root.resolve("etc/passwd"), "client:x:4000111:4000222::/:\n");
        Files.writeString(root.resolve("etc/group"), "client:x:4000222:\nother:x:" + group + ":somebody\n");
        assertFails("client may not pass through /run/it", "");
        Files.writeString(root.resolve("etc/group"), "client:x:4000222:\nother:x:" + group + ":somebody,client\n");
        assertThat(check().level()).isEqualTo(Level.OK);
    }

    @Test
    void nobodyMayListen() throws IOException {
        server.close();
        assertFails("nobody listens", "systemctl restart door.service");
    }

    @Test
    void itMayNotBeThere() throws IOException {
        Files.delete(host.at(SOCKET));
        assertFails("it is not there", "systemctl restart door.service");
    }

    @Test
    void itMayBeSomethingElse() throws IOException {
        Files.delete(host.at(SOCKET));
        Files.createFile(host.at(SOCKET));
        assertFails("it is no socket", "remove it");
    }

    @Test
    void thereMayBeNoSuchUser() throws IOException {
        Files.writeString(root.resolve("etc/passwd"), "");
        assertFails("there is no user client", "see the line users");
    }
}
