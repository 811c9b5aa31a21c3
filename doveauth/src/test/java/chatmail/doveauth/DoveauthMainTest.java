// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process of its own. */
class DoveauthMainTest {
    @TempDir
    Path directory;

    private @Nullable Process daemon;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(directory.resolve("chatmail.ini"), """
                [params]
                mail_domain = c.test
                mailboxes_dir = %1$s/mail
                nocreate_file = %1$s/nocreate
                metrics_doveauth = unix:%1$s/metrics
                max_load_1m = 1000
                min_available_memory = 0
                min_free_disk_space = 0
                """.formatted(directory));
    }

    @AfterEach
    void kill() throws InterruptedException {
        if (daemon != null) {
            daemon.destroyForcibly().waitFor();
        }
    }

    private Process start(String... listen) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DoveauthMain.class.getName(),
                "--config",
                directory.resolve("chatmail.ini").toString()));
        for (String door : listen) {
            command.add("--listen");
            command.add(door + "=unix:" + directory.resolve(door));
        }
        daemon = new ProcessBuilder(command).redirectErrorStream(true).start();
        return daemon;
    }

    private static void waitForReady(BufferedReader log) throws IOException {
        String line = log.readLine();
        while (line != null && !line.equals("<6>ready")) {
            line = log.readLine();
        }
        assertThat(line).isEqualTo("<6>ready");
    }

    private String ask(String socket, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve(socket)))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void servesTheDoorsAskedForAndEndsWellOnSigterm() throws IOException, InterruptedException {
        Process process = start("auth", "lastlogin");
        var log = process.inputReader();
        waitForReady(log);
        assertThat(Files.getPosixFilePermissions(directory.resolve("mail")))
                .isEqualTo(PosixFilePermissions.fromString("rwx--x---"));
        assertThat(ask("auth", "Lshared/passdb/password1\"newuser01@c.test\tnewuser01@c.test\n"))
                .startsWith("O{\"home\":\"" + directory + "/mail/newuser01@c.test\",\"uid\":\"")
                .contains("\"password\":\"{SHA512-CRYPT}$6$");
        assertThat(ask("lastlogin", "B1\tu\nS1\tshared/last-login/newuser01@c.test\t1\nC1\n"))
                .isEqualTo("O\n");
        assertThat(ask("metrics", "GET /metrics HTTP/1.0\r\n\r\n"))
                .contains("\nchatmail_doveauth_accounts_created_total 1.0")
                .contains("\nchatmail_doveauth_logins_total{result=\"created\"} 1.0")
                .contains("\nchatmail_doveauth_lookup_seconds_count{door=\"auth\"} 1");

        process.toHandle().destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(log.lines()).containsExactly("<6>auth: account created", "<6>stopping");
        assertThat(directory.resolve("auth")).doesNotExist();
    }

    @Test
    void givesAnAddressThatLogsIn() throws IOException {
        waitForReady(start("auth", "http").inputReader());
        String answer = ask("http", "POST /new HTTP/1.1\r\nHost: c.test\r\nX-Real-IP: 192.0.2.1\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nCache-Control: no-store\r\n");
        var given = JsonParser.parseString(answer.split("\r\n\r\n", 2)[1]).getAsJsonObject();
        String address = given.get("email").getAsString();
        String password = given.get("password").getAsString();
        assertThat(given.get("dclogin_url").getAsString()).startsWith("dclogin:" + address + "?p=" + password + "&v=1");

        assertThat(directory.resolve("mail").resolve(address)).doesNotExist();
        assertThat(ask("auth", "Lshared/passdb/" + password + '"' + address + '\t' + address + '\n'))
                .startsWith("O{");
        assertThat(ask("metrics", "GET /metrics HTTP/1.0\r\n\r\n"))
                .contains("\nchatmail_doveauth_new_addresses_total{result=\"given\"} 1.0");
    }

    @Test
    void endsWith64AtADoorItDoesNotServe() throws IOException, InterruptedException {
        Process process = start("window");
        assertThat(process.inputReader().lines()).first().asString().contains("no listener is called window");
        assertThat(process.waitFor()).isEqualTo(64);
    }
}
