// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process of its own. */
class DoveauthMainTest {
    @TempDir
    Path directory;

    @Test
    void servesTheDoorsAskedForAndEndsWellOnSigterm() throws IOException, InterruptedException {
        var daemon = new Daemon(directory);
        try (daemon) {
            servesAndEnds(daemon);
        }
    }

    private void servesAndEnds(Daemon daemon) throws IOException, InterruptedException {
        Process process = daemon.start("auth", "lastlogin");
        var log = Daemon.waitForReady(process);
        assertThat(Files.getPosixFilePermissions(directory.resolve("mail")))
                .isEqualTo(PosixFilePermissions.fromString("rwx--x---"));
        assertThat(daemon.ask("auth", "Lshared/passdb/password1\"newuser01@c.test\tnewuser01@c.test\n"))
                .startsWith("O{\"home\":\"" + directory + "/mail/newuser01@c.test\",\"uid\":\"")
                .contains("\"password\":\"{SHA512-CRYPT}$6$");
        assertThat(daemon.ask("lastlogin", "B1\tu\nS1\tshared/last-login/newuser01@c.test\t1\nC1\n"))
                .isEqualTo("O\n");
        assertThat(daemon.metrics())
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
        var daemon = new Daemon(directory);
        try (daemon) {
            Daemon.waitForReady(daemon.start("auth", "http"));
            givesAnAddressThatLogsIn(daemon);
        }
    }

    private void givesAnAddressThatLogsIn(Daemon daemon) throws IOException {
        String answer = daemon.ask("http", "POST /new HTTP/1.1\r\nHost: c.test\r\nX-Real-IP: 192.0.2.1\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("\r\nCache-Control: no-store\r\n");
        var given = JsonParser.parseString(answer.split("\r\n\r\n", 2)[1]).getAsJsonObject();
        String address = given.get("email").getAsString();
        String password = given.get("password").getAsString();
        assertThat(given.get("dclogin_url").getAsString()).startsWith("dclogin:" + address + "?p=" + password + "&v=1");

        assertThat(directory.resolve("mail").resolve(address)).doesNotExist();
        assertThat(daemon.ask("auth", "Lshared/passdb/" + password + '"' + address + '\t' + address + '\n'))
                .startsWith("O{");
        assertThat(daemon.metrics()).contains("\nchatmail_doveauth_new_addresses_total{result=\"given\"} 1.0");
    }

    @Test
    void endsWith64AtADoorItDoesNotServe() throws IOException, InterruptedException {
        var daemon = new Daemon(directory);
        try (daemon) {
            Process process = daemon.start("window");
            assertThat(process.inputReader().lines()).first().asString().contains("no listener is called window");
            assertThat(process.waitFor()).isEqualTo(64);
        }
    }
}
