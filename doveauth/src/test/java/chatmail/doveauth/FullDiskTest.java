// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chatmail.doveauth.push.FakeService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mailboxes lie on a small file system, which only the daemon sees and which ends with it. */
class FullDiskTest {
    private static final String USER = "newuser01@c.test";

    private static final String SMALL = "mkdir \"$0\" && mount -t tmpfs -o size=512k tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    Path directory;

    @BeforeEach
    void onlyRootMayMount() throws IOException, InterruptedException {
        var mount = new ProcessBuilder("unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /mnt");
        boolean possible = Files.isExecutable(Path.of("/usr/bin/unshare"))
                && mount.redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(possible, "what a full disk does is not tried: no file system can be mounted here, it takes root");
    }

    private List<String> onASmallDisk(List<String> command) {
        var all = new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", SMALL));
        all.add(directory.resolve("mail").toString());
        all.addAll(command);
        return all;
    }

    private static String commit(Daemon daemon, String key, String value) throws IOException {
        return daemon.ask("metadata", "B1\t" + USER + "\nS1\tpriv/guid/" + key + '\t' + value + "\nC1\n");
    }

    private static String tokens(Daemon daemon) throws IOException {
        return daemon.ask("metadata", "Lpriv/guid/devicetoken\t" + USER + '\n');
    }

    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(Files.size(ballast)).isPositive();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void costsNoTokenAndNoNotification() throws Exception {
        var service = new FakeService();
        var daemon = new Daemon(directory, "push_url = " + service.url());
        try (service;
                daemon) {
            Process process = daemon.start(onASmallDisk(daemon.command(List.of(), "auth", "metadata")));
            var log = Daemon.waitForReady(process);
            Path mail = Path.of("/proc/" + process.pid() + "/root" + directory).resolve("mail");
            assertThat(daemon.ask("auth", "Lshared/passdb/password1\"" + USER + '\t' + USER + '\n'))
                    .startsWith("O{");
            assertThat(commit(daemon, "devicetoken", "one")).isEqualTo("O\n");

            fill(mail.resolve("ballast"));
            assertThat(commit(daemon, "devicetoken", "two")).isEqualTo("F1\ttemporary failure\n");
            assertThat(tokens(daemon)).isEqualTo("Oone\n");
            assertThat(commit(daemon, "messagenew", "")).isEqualTo("O\n");
            Await.until(() -> service.heard.equals(List.of("one")));
            assertThat(names(mail.resolve(".push"))).isEmpty();
            assertThat(names(mail.resolve(USER)))
                    .containsExactlyInAnyOrder("password", "enforceE2EEincoming", "metadata.json");

            Files.delete(mail.resolve("ballast"));
            assertThat(commit(daemon, "devicetoken", "two")).isEqualTo("O\n");
            assertThat(tokens(daemon)).isEqualTo("Oone two\n");
            assertThat(commit(daemon, "messagenew", "")).isEqualTo("O\n");
            Await.until(() -> service.heard.size() == 3);
            assertThat(service.heard).containsExactlyInAnyOrder("one", "one", "two");

            process.toHandle().destroy();
            assertThat(log.lines().toList()).noneMatch(line -> line.contains("newuser01"));
        }
    }
}
