// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chatmail.packaging.admin.zone.Zone;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What setup makes of an nginx that Debian has just installed, and of one that serves others already. */
class SetupOfNginxIT {

    private static final String DOMAIN = "chat.example.org";
    private static final String SITE = "/etc/nginx/conf.d/chatmail.conf";
    private static final String STREAM = "/etc/nginx/modules-enabled/99-chatmail-stream.conf";
    private static final String THEIRS = "/etc/nginx/sites-enabled/theirs";

    @TempDir
    private Path directory;

    private StockHost host;

    @BeforeEach
    void debianIsFresh() throws IOException {
        host = StockHost.fresh(directory, Userland.ofThisMachine());
    }

    @Test
    void port443LeadsToThePageAndToImapAndSmtp() throws IOException {
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).doesNotContain("note: ");
        assertThat(host.read(STREAM)).contains("listen 443; listen [::]:443;", "127.0.0.1:9645", "127.0.0.1:993");
        assertThat(host.read(SITE))
                .contains("listen 127.0.0.1:9645 ssl proxy_protocol;", "listen 80; listen [::]:80;")
                .contains("proxy_pass http://127.0.0.1:9644;", "ssl_certificate /etc/chatmail/tls/certificate.pem;")
                .contains("Strict-Transport-Security \"\"");
        assertThat(host.read("/etc/chatmail/web/mta-sts.txt")).isEqualTo(Zone.mtaStsPolicy(DOMAIN));
        assertThat(host.read("/etc/chatmail/web/autoconfig.xml"))
                .contains("<hostname>" + DOMAIN + "</hostname>", "<port>443</port>");
    }

    @Test
    void theConfigurationSaysHow() throws IOException {
        host.write(
                "/etc/chatmail/chatmail.ini",
                "[params]\nmail_domain = " + DOMAIN + "\ndisable_ipv6 = true\nhttp_listen = unix:/run/new.sock\n");
        assertThat(host.run("setup", DOMAIN).status()).isZero();
        assertThat(host.read(STREAM) + host.read(SITE))
                .doesNotContain("[::]")
                .contains("proxy_pass http://unix:/run/new.sock:;");
        host.write("/etc/chatmail/chatmail.ini", "[params]\nmail_domain = " + DOMAIN + "\nhttp_listen =\n");
        assertThat(host.run("setup", DOMAIN).status()).isZero();
        assertThat(host.read(SITE)).contains("        return 404;\n").doesNotContain("proxy_pass http");
    }

    @Test
    void anotherSiteOnPort443KeepsItsPlace() throws IOException {
        host.write(THEIRS, "server { listen 80; listen [::]:443; server_name other.example; }\n");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("note: " + THEIRS + " has another site on port 443");
        assertThat(host.read(SITE))
                .contains("listen 443 ssl; listen [::]:443 ssl;")
                .doesNotContain("9645");
        assertThat(host.read(STREAM)).doesNotContain("stream {");
        assertThat(host.read("/etc/chatmail/web/autoconfig.xml")).doesNotContain("443");

        Files.delete(host.at(THEIRS));
        assertThat(host.run("setup", DOMAIN).status()).isZero();
        assertThat(host.read(STREAM)).contains("stream {");
        assertThat(host.run("setup", DOMAIN).out()).startsWith("nothing to change");
    }

    @Test
    void anNginxThatIsBrokenAlreadyIsLeftAlone() throws IOException {
        host.write(THEIRS, "server { listen 80;\n");
        var before = host.files("/");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.err())
                .contains("/etc/nginx: nginx cannot read what there is now: ", "unexpected end of file")
                .contains(THEIRS);
        assertThat(host.files("/")).isEqualTo(before);
    }

    @Test
    void aStreamBlockOfTheAdministratorIsNotPushedOut() throws IOException {
        host.write("/etc/nginx/modules-enabled/60-theirs.conf", "stream { server { listen 5555; return ok; } }\n");
        var before = host.files("/");
        var outcome = host.run("setup", DOMAIN);
        assertThat(outcome.status()).isEqualTo(78);
        assertThat(outcome.err()).contains("\"stream\" directive is duplicate", STREAM);
        assertThat(host.files("/")).isEqualTo(before);
    }
}
