// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's Postfix with private configuration and queue. */
final class PrivatePostfix {

    private static final Duration START = Duration.ofSeconds(30);

    private final Layout layout;
    private final List<Integer> ports;

    PrivatePostfix(Layout layout, List<Integer> ports) {
        this.layout = layout;
        this.ports = List.copyOf(ports);
    }

    /** Writes the configuration. */
    void configure(Templates templates) throws IOException {
        var shared = layout.tree().resolve("share/postfix");
        for (var table : List.of("login_map", "submission_header_cleanup", "lmtp_header_cleanup", "tls_policy")) {
            templates.fill(shared.resolve(table), layout.postfixConfig().resolve(table));
        }
        for (var file : List.of("main.cf", "master.cf")) {
            var text = templates.fillOwn(file) + "\n" + templates.fill(Files.readString(shared.resolve(file)));
            Files.writeString(layout.postfixConfig().resolve(file), text);
        }
    }

    /** Sends mail for a domain to a port of this machine instead of asking DNS. */
    void route(String domain, int port) throws IOException {
        change("-e", "transport_maps=inline:{" + domain + "=smtp:[" + Endpoints.HOST + "]:" + port + "}");
        postfix("reload");
    }

    /** Changes its configuration by postconf(1); takes effect when it starts. */
    void change(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("/usr/sbin/postconf", "-c"));
        command.add(layout.postfixConfig().toString());
        command.addAll(List.of(arguments));
        Commands.run(command);
    }

    /** Starts it, which makes what is missing of the queue directory. */
    void start() throws IOException {
        postfix("start");
    }

    void awaitReady() throws IOException {
        for (var port : ports) {
            Waiting.until("postfix on port " + port, START, () -> Ports.isListening(port));
        }
    }

    /** Stops it if it runs. */
    void stop() throws IOException {
        if (Files.exists(pidFile()) && ProcessHandle.of(pid()).isPresent()) {
            postfix("stop");
        }
    }

    /** Process id of the master. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(pidFile()).strip());
    }

    private Path pidFile() {
        return layout.queue().resolve("pid/master.pid");
    }

    private void postfix(String verb) throws IOException {
        var command = new ArrayList<>(List.of("/usr/sbin/postfix", "-c"));
        command.addAll(List.of(layout.postfixConfig().toString(), verb));
        Commands.run(command, layout.logs().resolve("postfix-start.log"));
    }
}
