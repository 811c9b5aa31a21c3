// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.web;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {

    private static final Listeners HERE = new Listeners(new Host(Path.of("/"), Path.of("/"), Shell.ofThisMachine()));

    @TempDir
    private Path root;

    @Test
    void whoListensIsKnownByName() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var name = Files.readString(Path.of("/proc/self/comm")).strip();
            assertThat(HERE.of(server.getLocalPort())).containsExactly(name);
        }
    }

    @Test
    void whoIsConnectedDoesNotListen() throws IOException {
        write("net/tcp", """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000:01BB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1 0
                   1: 0100007F:01BB 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 222 1 0
                   2: 00000000:1BB0 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0
                """);
        process(7, "apache2", "111");
        process(8, "java", "222");
        process(9, "other", "333");
        assertThat(new Listeners(new Host(root, root, Shell.ofThisMachine())).of(443))
                .containsExactly("apache2");
    }

    private void process(int pid, String name, String inode) throws IOException {
        write(pid + "/comm", name + "\n");
        Files.createDirectories(root.resolve("proc/" + pid + "/fd"));
        Files.createSymbolicLink(root.resolve("proc/" + pid + "/fd/3"), Path.of("socket:[" + inode + "]"));
    }

    private void write(String name, String text) throws IOException {
        var file = root.resolve("proc").resolve(name);
        Files.createDirectories(root.resolve("proc").resolve(name).resolveSibling(""));
        Files.writeString(file, text);
    }
}
