// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The daemon as a process of its own, in a directory with its configuration, sockets and mailboxes. */
final class Daemon implements AutoCloseable {
    private final Path directory;
    private @Nullable Process process;

    /** @param options more lines of {@code chatmail.ini} */
    Daemon(Path directory, String... options) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("chatmail.ini"), """
                [params]
                mail_domain = c.test
                mailboxes_dir = %1$s/mail
                nocreate_file = %1$s/nocreate
                metrics_doveauth = unix:%1$s/metrics
                max_load_1m = 1000
                min_available_memory = 0
                min_free_disk_space = 0
                %2$s
                """.formatted(directory, String.join("\n", options)));
    }

    /** The command that starts it. */
    List<String> command(List<String> java, String... doors) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(java);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                DoveauthMain.class.getName(),
                "--config",
                directory.resolve("chatmail.ini").toString()));
        for (String door : doors) {
            command.add("--listen");
            command.add(door + "=unix:" + directory.resolve(door));
        }
        return command;
    }

    Process start(List<String> command) throws IOException {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        process = started;
        return started;
    }

    Process start(String... doors) throws IOException {
        return start(command(List.of(), doors));
    }

    /** @return what it logs from then on */
    static BufferedReader waitForReady(Process process) throws IOException {
        BufferedReader log = process.inputReader();
        var seen = new ArrayList<String>();
        for (String line = log.readLine(); !"<6>ready".equals(line); line = log.readLine()) {
            if (line == null) {
                throw new IOException("ended: " + seen);
            }
            seen.add(line);
        }
        return log;
    }

    /** Says it, and gives all that comes back. */
    String ask(String socket, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve(socket)))) {
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8)));
            channel.shutdownOutput();
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String metrics() throws IOException {
        return ask("metrics", "GET /metrics HTTP/1.0\r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
