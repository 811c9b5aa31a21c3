// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import chatmail.packaging.template.Placeholders;
import chatmail.packaging.template.WebSettings;
import chatmail.packaging.template.WebSockets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An nginx before a private relay, with the files that setup would write, on free ports of loopback. */
public final class PrivateNginx implements AutoCloseable {

    private final PrivateRelay relay;
    private final Path directory;
    private final int http;
    private final int https;
    private final WebSettings settings;
    private final DaemonProcess process;

    private PrivateNginx(PrivateRelay relay, boolean streams, boolean vouchedFor, Userland userland)
            throws IOException {
        this.relay = relay;
        this.directory = Files.createTempDirectory(relay.directory(), "nginx-");
        var ports = new Ports();
        this.http = ports.next();
        this.https = ports.next();
        var sockets = new WebSockets(
                at(http),
                at(https),
                at(ports.next()),
                at(ports.next()),
                at(ports.next()),
                at(relay.imapsPort()),
                at(relay.submissionsPort()));
        this.settings = new WebSettings(
                sockets,
                false,
                streams,
                vouchedFor,
                "http://" + at(relay.httpPort()),
                pages().toString(),
                files().toString());
        this.process = new DaemonProcess(
                "nginx",
                userland.command(List.of(
                        "/usr/sbin/nginx", "-c", directory.resolve("nginx.conf").toString())),
                relay.logs().resolve("nginx.log"),
                output -> Ports.isListening(http) && Ports.isListening(https));
    }

    /**
     * Starts one, with nothing on the page yet.
     *
     * @param streams whether its port for HTTPS leads to IMAP and SMTP too
     * @param vouchedFor whether it behaves as if an authority vouched for its certificate
     * @param userland where nginx comes from
     */
    public static PrivateNginx start(PrivateRelay relay, boolean streams, boolean vouchedFor, Userland userland)
            throws IOException {
        var nginx = new PrivateNginx(relay, streams, vouchedFor, userland);
        nginx.configure();
        nginx.process.start();
        try {
            nginx.process.awaitReady();
            return nginx;
        } catch (IOException trouble) {
            try (nginx) {
                throw trouble;
            }
        }
    }

    /** What this machine lacks to run one. Empty when all is there. */
    public static List<String> missing() {
        return Files.exists(Path.of("/usr/sbin/nginx"))
                        && Files.exists(Path.of("/usr/lib/nginx/modules/ngx_stream_module.so"))
                ? List.of()
                : List.of("nginx and libnginx-mod-stream");
    }

    private void configure() throws IOException {
        FileTree.mode(directory, "rwxr-xr-x");
        var placeholders = settings.with(new Placeholders(Map.of(
                "DOMAIN", relay.domain(),
                "TLS_CERT", relay.certificate().toString(),
                "TLS_KEY", relay.certificateKey().toString(),
                "NGINX", directory.toString(),
                "LOGS", relay.logs().toString())));
        var templates = new Templates(placeholders);
        var shared = relay.directory().resolve("tree/share/nginx");
        for (var below : List.of("conf.d", "modules-enabled", "page", "files")) {
            Files.createDirectory(directory.resolve(below));
            FileTree.mode(directory.resolve(below), "rwxr-xr-x");
        }
        Files.writeString(directory.resolve("nginx.conf"), templates.fillOwn("nginx.conf"));
        templates.fill(shared.resolve("chatmail.conf"), directory.resolve("conf.d/chatmail.conf"));
        templates.fill(
                shared.resolve(settings.streams() ? "stream.conf" : "no-stream.conf"),
                directory.resolve("modules-enabled/99-chatmail-stream.conf"));
        for (var file : List.of("autoconfig.xml", "autodiscover.xml", "robots.txt")) {
            templates.fill(shared.resolve(file), files().resolve(file));
        }
    }

    private static String at(int port) {
        return Endpoints.HOST + ":" + port;
    }

    /** Directory of the page. */
    public Path pages() {
        return directory.resolve("page");
    }

    /** Directory of what is served beside it. */
    public Path files() {
        return directory.resolve("files");
    }

    /** 80 elsewhere. */
    public int httpPort() {
        return http;
    }

    /** 443 elsewhere. */
    public int httpsPort() {
        return https;
    }

    @Override
    public void close() throws IOException {
        process.stop();
    }
}
