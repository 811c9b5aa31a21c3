// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.check.Level;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

    private static final Path MAIL = Path.of("/var/lib/chatmail/mail/chat.example");

    @TempDir
    private Path root;

    private Host host;

    @BeforeEach
    void aHost() {
        host = new Host(root, root, Shell.ofThisMachine());
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(host.at(path).getParent());
        Files.writeString(host.at(path), text);
    }

    @Test
    void usersThatAreMissingAreNamedWithTheirPackage() throws IOException {
        write("/etc/passwd", "vmail:x:995:995::/:\n");
        write("/etc/group", "vmail:x:995:\n");
        assertThat(new UsersCheck(host).run())
                .containsExactly(
                        Outcome.fail(
                                "/etc/passwd has no user chatmail",
                                "install the package chatmail-common, which makes it"),
                        Outcome.fail("/etc/passwd has no user postfix", "install the package postfix, which makes it"));
        write("/etc/passwd", "vmail:x:995:995::/:\nchatmail:x:994:994::/:\npostfix:x:101:102::/:\n");
        assertThat(new UsersCheck(host).run()).singleElement().satisfies(outcome -> assertThat(outcome.level())
                .isEqualTo(Level.OK));
    }

    private Outcome disk(Host on, long least) throws IOException {
        return new DiskCheck(on, MAIL, least, "nobody gets a new account").run().get(0);
    }

    @Test
    void aDiskWithRoomIsGoodEvenBeforeTheDirectoryIsThere() throws IOException {
        assertThat(disk(host, 1).level()).isEqualTo(Level.OK);
    }

    @Test
    void aFullDiskIsAFailureThatTellsWhatHappens() throws IOException {
        var outcome = disk(host, Long.MAX_VALUE / 2);
        assertThat(outcome.level()).isEqualTo(Level.FAIL);
        assertThat(outcome.text()).startsWith("only ").endsWith(" MB: nobody gets a new account");
        assertThat(outcome.cure()).contains("df -h " + MAIL);
    }

    @Test
    void aDiskThatIsNearlyFullIsToldOf() throws IOException {
        long free = root.toFile().getUsableSpace();
        assertThat(disk(host, free / 4 * 3).level()).isEqualTo(Level.WARN);
    }

    @Test
    void aDiskThatHasNoMoreFilesIsAFailure() throws IOException {
        var full = new Host(root, root, command -> new Shell.Outcome(0, "1000000 12\n".getBytes(UTF_8)));
        assertThat(disk(full, 1).text()).startsWith("only 12 more files can be made");
        var uncounted = new Host(root, root, command -> new Shell.Outcome(0, "0 0\n".getBytes(UTF_8)));
        assertThat(disk(uncounted, 1).level()).isEqualTo(Level.OK);
    }

    @Test
    void theLimitOfInotifyIsHeldToWhatThePackageSets() throws IOException {
        write("/proc/sys/fs/inotify/max_user_instances", "65536\n");
        assertThat(new InotifyCheck(host).run().get(0).level()).isEqualTo(Level.OK);
        write("/proc/sys/fs/inotify/max_user_instances", "128\n");
        assertThat(new InotifyCheck(host).run().get(0).text()).contains("beyond 128");
        assertThat(Files.readString(Path.of("src/systemd/chatmail-relay.sysctl")))
                .contains("fs.inotify.max_user_instances = " + InotifyCheck.WANTED);
    }
}
